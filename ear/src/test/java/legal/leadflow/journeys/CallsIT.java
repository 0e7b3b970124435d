package legal.leadflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import legal.leadflow.stack.RunningStack;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The receptionist at the telephone. */
@Order(30)
class CallsIT {
    private static final Pattern LOG = Pattern.compile(".*/calls/log.*");

    @BeforeEach
    void nobodyLeftACallUnfinished() throws SQLException {
        try (Connection connection = RunningStack.get().superuser().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("delete from call_draft");
        }
    }

    @Test
    void aNewCallersCallIsEnteredByKeyboardAloneWithSixKeys() {
        try (Person renata = Person.named("renata")) {
            String number = Unique.phone();
            String family = Unique.name("Newcaller");
            renata.open("/calls/log");
            Keyboard keys = new Keyboard(renata);
            keys.press("n");
            assertThat(renata.see("#from")).isFocused();
            keys.type(number).press("Tab");
            keys.type("7135550101").press("Tab");
            assertThat(renata.see("#source")).hasText("Google Ads");
            assertThat(renata.see("#campaign")).hasText("PI - Car Accident");
            assertThat(renata.see("#first")).isFocused();
            keys.type("Nora").press("Tab").type(family).press("Alt+n");
            assertThat(renata.see("#note")).isFocused();
            keys.type("Rear-ended this morning, neck pain").press("Control+Enter");
            renata.page().waitForURL(LOG);
            assertThat(keys.structural()).as("structural keys, new caller").isLessThanOrEqualTo(6);
            assertThat(renata.see("#calls tr", "Nora " + family)).containsText(Unique.shown(number));
            assertThat(renata.see("#calls tr", "Nora " + family)).containsText("Google Ads");
        }
    }

    @Test
    void aKnownCallersCallIsEnteredWithFourKeysAndAPoppedOneWithTwo() {
        String number = Unique.phone();
        String family = Unique.name("Knowncaller");
        try (Person renata = Person.named("renata")) {
            enter(renata, number, "Karl", family);
            renata.open("/calls/log");
            Keyboard keys = new Keyboard(renata);
            keys.press("n");
            assertThat(renata.see("#from")).isFocused();
            keys.type(number);
            assertThat(renata.see("#match-0")).containsText("Karl " + family);
            keys.press("Enter");
            assertThat(renata.see("#who-name")).hasText("Karl " + family);
            assertThat(renata.see("#note")).isFocused();
            keys.type("Calls again").press("Control+Enter");
            renata.page().waitForURL(LOG);
            assertThat(keys.structural()).as("structural keys, known caller").isLessThanOrEqualTo(4);
            assertThat(renata.see("#calls tr", "Karl " + family)).hasCount(2);

            renata.open("/calls/new?from=%2B1" + number + "&to=%2B17135550101");
            assertThat(renata.at()).as("the number does not stay in the address").doesNotContain(number);
            assertThat(renata.see("#who-name")).hasText("Karl " + family);
            Keyboard popped = new Keyboard(renata);
            assertThat(renata.see("#note")).isFocused();
            popped.type("And again").press("Control+Enter");
            renata.page().waitForURL(LOG);
            assertThat(popped.structural()).as("structural keys, caller-ID pop").isLessThanOrEqualTo(2);
        }
    }

    @Test
    void whatIsMissingOrWrongIsSaidAtItsField() {
        try (Person renata = Person.named("renata")) {
            renata.open("/calls/new?draft=none");
            renata.see("#from").fill("not a number");
            renata.see("#to").fill("12");
            renata.see("#note").fill("a\u0007bell");
            renata.see("#save").click();
            assertThat(renata.see("#note-error")).not().isEmpty();
            assertThat(renata.see("#from")).hasValue("not a number");
            renata.see("#note").fill("No bell");
            renata.see("#save").click();
            assertThat(renata.see("#from-error")).not().isEmpty();
            assertThat(renata.see("#from")).hasAttribute("aria-invalid", "true");
            assertThat(renata.see("#from")).isFocused();
            Axe.finds0(renata.page(), "call entry with errors");
            renata.see("#from").fill(Unique.phone());
            renata.see("#save").click();
            assertThat(renata.see("#to-error")).not().isEmpty();
            renata.see("#discard").click();
            assertThat(renata.see("#discard-ask")).isVisible();
            Axe.finds0(renata.page(), "call entry, discard?");
            renata.see("#discard-sure").click();
            renata.page().waitForURL(LOG);
        }
    }

    /** A call that is written down by somebody who knows the person not yet. */
    static void enter(Person person, String number, String given, String family) {
        person.open("/calls/new?draft=none"); // a fresh one, whatever is unfinished
        person.see("#from").fill(number);
        person.see("#to").fill("7135550101");
        person.see("#first").fill(given);
        person.see("#last").fill(family);
        person.see("#note").fill("First call");
        person.see("#save").click();
        person.page().waitForURL(LOG);
    }
}
