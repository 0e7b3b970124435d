package legal.leadflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What was said on the phone is a case's story: the front desk reads and writes its own notes, and neither reads nor loses a colleague's. */
@Order(31)
class CallNotesIT {
    private static final String HIS = "Was hit by a delivery van";
    private static final String HERS = "Asks for somebody who speaks Spanish";

    @Test
    void aColleaguesNoteIsNeitherShownToTheFrontDeskNorLostByIt() {
        String family = Unique.name("Hisstory");
        try (Person renata = Person.named("renata"); Person marcus = Person.named("marcus")) {
            take(marcus, family, HIS);
            String call = open(renata, family);
            assertThat(renata.see("#note-not-yours")).containsText("not for your role");
            assertThat(renata.see("#note, #note-text, #note-last")).hasCount(0);
            assertThat(renata.see("body")).not().containsText(HIS);
            renata.see("#outcome").selectOption("VOICEMAIL");
            renata.see("#save").click();
            assertThat(renata.see("#notes")).containsText("saved");
            lead(renata);
            assertThat(renata.see("#timeline li[data-kind=CALLS]")).hasCount(1);
            assertThat(renata.see("body")).not().containsText(HIS);
            marcus.open(call);
            assertThat(marcus.see("#note")).hasValue(HIS);
            assertThat(marcus.see("#outcome")).hasValue("VOICEMAIL");
            lead(marcus);
            assertThat(marcus.see("#timeline")).containsText(HIS);
            assertThat(marcus.see("#timeline")).not().containsText("Note changed");
        }
    }

    @Test
    void theFrontDeskMendsItsOwnUntilAColleagueTakesItOverAndTheTimelineSaysSo() {
        String family = Unique.name("Herstory");
        try (Person renata = Person.named("renata"); Person marcus = Person.named("marcus")) {
            take(renata, family, "Asks");
            String call = open(renata, family);
            assertThat(renata.see("#note")).hasValue("Asks");
            renata.see("#note").fill(HERS);
            renata.see("#save").click();
            assertThat(renata.see("#notes")).containsText("saved");
            assertThat(renata.see("#note-last")).containsText("Note changed by Renata");
            marcus.open(call);
            marcus.see("#note").fill(HIS);
            marcus.see("#save").click();
            assertThat(marcus.see("#notes")).containsText("saved");
            renata.see("#note").fill("x");
            renata.see("#save").click();
            assertThat(renata.see("#note-error")).containsText("not replaced");
            assertThat(renata.see("#note")).hasValue("x");
            assertThat(renata.see("body")).not().containsText(HIS);
            renata.open(call);
            assertThat(renata.see("#note-not-yours")).isVisible();
            marcus.open(call);
            assertThat(marcus.see("#note")).hasValue(HIS);
            lead(marcus);
            assertThat(marcus.see("#timeline .lf-noted")).containsText("Note changed by Marcus");
            marcus.open(call);
            marcus.see("#note").fill("");
            marcus.see("#save").click();
            assertThat(marcus.see("#note-last")).containsText("Note taken away by Marcus");
            lead(marcus);
            assertThat(marcus.see("#timeline .lf-noted")).containsText("Note taken away by Marcus");
        }
    }

    private static void take(Person person, String family, String note) {
        person.open("/calls/new?draft=none");
        person.see("#from").fill(Unique.phone());
        person.see("#first").fill("Vera");
        person.see("#last").fill(family);
        person.see("#note").fill(note);
        person.see("#save").click();
        person.page().waitForURL(Pattern.compile(".*/calls/log.*"));
    }

    /** @return the call's address */
    private static String open(Person person, String family) {
        person.open("/calls/log");
        person.see("#calls tr", family).locator("th a").click();
        person.page().waitForURL(Pattern.compile(".*/calls/call\\?id=.*"));
        return person.at();
    }

    private static void lead(Person person) {
        person.see("#call-facts a").click();
        person.page().waitForURL(Pattern.compile(".*/leads/lead\\?id=.*"));
    }
}
