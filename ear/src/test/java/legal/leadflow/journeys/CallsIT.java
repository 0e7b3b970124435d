package legal.leadflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.SelectOption;
import java.sql.Connection;
import java.sql.ResultSet;
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
    void downAndEnterTakeTheFirstMatchWhetherTheNumberIsWholeOrNot() {
        String family = Unique.name("Keys");
        String phone = Unique.phone();
        try (Person renata = Person.named("renata")) {
            LeadsIT.leadOf(renata, phone, "Kim", family);
            String digits = phone.replaceAll("[^0-9]", "");
            for (String typed : new String[] {digits, digits.substring(digits.length() - 7)}) {
                renata.open("/calls/new?draft=none");
                renata.see("#from").focus();
                renata.type(typed);
                assertThat(renata.see("#match-0")).containsText("Kim " + family);
                renata.press("ArrowDown", "Enter");
                assertThat(renata.see("#who-name")).hasText("Kim " + family);
                renata.see("#discard").click();
                renata.see("#discard-sure").click();
                renata.page().waitForURL("**/calls/log");
            }
        }
    }

    @Test
    void aNameForAWrongNumberIsNotLostUnsaid() {
        String family = Unique.name("Wrong");
        try (Person renata = Person.named("renata")) {
            renata.open("/calls/new?draft=none");
            renata.see("#from").fill(Unique.phone());
            renata.see("#last").fill(family);
            renata.see("#outcome-WRONG_NUMBER").check();
            renata.press("Control+Enter");
            assertThat(renata.see("#first-error")).containsText("would be lost");
            assertThat(renata.see("#last")).hasValue(family);
            renata.see("#last").fill("");
            renata.press("Control+Enter");
            renata.page().waitForURL("**/calls/log");
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
            assertThat(renata.see("#to-error")).not().isEmpty();
            assertThat(renata.see("#to")).hasAttribute("aria-invalid", "true");
            renata.see("#from").fill(Unique.phone());
            renata.see("#save").click();
            assertThat(renata.see("#from-error")).isEmpty();
            assertThat(renata.see("#to-error")).not().isEmpty();
            renata.see("#discard").click();
            assertThat(renata.see("#discard-ask")).isVisible();
            Axe.finds0(renata.page(), "call entry, discard?");
            renata.see("#discard-sure").click();
            renata.page().waitForURL(LOG);
        }
    }

    @Test
    void twoLinesRingAndEachTabIsACallOfItsOwn() {
        String one = Unique.name("Lineone");
        String two = Unique.name("Linetwo");
        try (Person renata = Person.named("renata")) {
            renata.open("/calls/new");
            begin(renata.page(), Unique.phone(), "Ana", one);
            Page second = renata.another();
            second.navigate(RunningStack.get().baseUrl() + "/calls/new");
            assertThat(second.locator("#from")).isFocused();
            assertThat(second.locator("#from")).hasValue("");
            assertThat(second.locator("#others")).containsText("Ana " + one);
            begin(second, Unique.phone(), "Bea", two);
            renata.see("#save").click();
            renata.page().waitForURL(LOG);
            second.locator("#note").press("Control+Enter");
            second.waitForURL(LOG);
            assertThat(second.locator("#calls tr").filter(new Locator.FilterOptions().setHasText("Ana " + one))).hasCount(1);
            assertThat(second.locator("#calls tr").filter(new Locator.FilterOptions().setHasText("Bea " + two))).hasCount(1);
        }
    }

    @Test
    void aSaveThatIsRefusedSaysSoAndLosesNothing() {
        String one = Unique.name("Sameone");
        String two = Unique.name("Sametwo");
        try (Person renata = Person.named("renata")) {
            renata.open("/calls/new");
            begin(renata.page(), Unique.phone(), "Ana", one);
            Page second = renata.another();
            second.navigate(renata.page().url()); // the very same call, on purpose
            assertThat(second.locator("#last")).hasValue(one);
            begin(second, Unique.phone(), "Bea", two);
            renata.see("#save").click();
            renata.page().waitForURL(LOG);
            second.locator("#save").click();
            assertThat(second.locator("#notes [role=alert]")).containsText("saved already");
            assertThat(second.locator("#notes [role=alert]")).isInViewport();
            assertThat(second.locator("#draft")).containsText("Draft saved"); // drafts go on in the background
            second.waitForResponse(answer -> kept(answer, "first=Beatrix"), () -> second.locator("#first").fill("Beatrix"));
            assertThat(second.locator("#notes [role=alert]")).containsText("saved already");
            assertThat(second.locator("#last")).hasValue(two);
            Axe.finds0(second, "call entry, a refused save");
            second.locator("#save").click();
            second.waitForURL(LOG);
            assertThat(second.locator("#calls tr").filter(new Locator.FilterOptions().setHasText("Beatrix " + two))).hasCount(1);
            assertThat(second.locator("#calls tr").filter(new Locator.FilterOptions().setHasText("Ana " + one))).hasCount(1);
        }
    }

    @Test
    void whatIsTypedIntoACallThatWasThrownAwayElsewhereBecomesACallOfItsOwn() {
        String family = Unique.name("Thrown");
        try (Person renata = Person.named("renata")) {
            renata.open("/calls/new");
            begin(renata.page(), Unique.phone(), "Ana", family);
            Page second = renata.another();
            second.navigate(renata.page().url());
            assertThat(second.locator("#last")).hasValue(family);
            renata.see("#discard").click();
            renata.see("#discard-sure").click();
            renata.page().waitForURL(LOG);
            second.locator("#note").fill("Calls about a fall");
            assertThat(second.locator("#notes .lf-note--warn")).containsText("a call of its own now");
            second.reload();
            assertThat(second.locator("#note")).hasValue("Calls about a fall");
            second.locator("#save").click();
            second.waitForURL(LOG);
            assertThat(second.locator("#calls tr").filter(new Locator.FilterOptions().setHasText("Ana " + family))).hasCount(1);
        }
    }

    @Test
    void aNewCallIsEmptyAndListsTheCallsThatWereBegun() {
        String one = Unique.name("Begunone");
        String two = Unique.name("Beguntwo");
        String number = Unique.phone();
        try (Person renata = Person.named("renata")) {
            for (String family : new String[] {one, two}) {
                renata.open("/calls/new");
                begin(renata.page(), family.equals(one) ? number : Unique.phone(), "Ana", family);
            }
            renata.see("#note").fill("The last words before the page is left");
            renata.open("/calls/log");
            renata.press("n");
            assertThat(renata.see("#from")).isFocused();
            assertThat(renata.see("#from")).hasValue("");
            assertThat(renata.see("#others li")).hasCount(2);
            assertThat(renata.see("#others li", one)).containsText(number);
            Axe.finds0(renata.page(), "call entry, begun calls");
            renata.see("#others li", one).locator("button").click();
            assertThat(renata.see("#drop-ask")).isVisible();
            Axe.finds0(renata.page(), "call entry, throw a begun call away?");
            renata.see("#drop-sure").click();
            assertThat(renata.see("#others li")).hasCount(1);
            assertThat(renata.see("#from")).isFocused();
            renata.see("#others li", two).locator("a").click();
            assertThat(renata.see("#last")).hasValue(two);
            assertThat(renata.see("#note")).hasValue("The last words before the page is left");
            assertThat(renata.see("#others")).hasCount(0);
        }
    }

    @Test
    void whatIsTypedAfterTheSessionEndedIsKept() {
        String family = Unique.name("Signedout");
        try (Person renata = Person.anew("renata")) {
            renata.open("/calls/new");
            begin(renata.page(), Unique.phone(), "Ana", family);
            Page second = renata.another();
            second.navigate(RunningStack.get().baseUrl() + "/calls/log");
            second.locator("#account summary").click();
            second.locator("#sign-out").click();
            second.waitForURL(RunningStack.get().baseUrl() + "/signed-out");
            renata.see("#note").fill("Typed after the session had ended");
            assertThat(renata.see("#signed-out")).isVisible();
            assertThat(renata.see("#note")).hasValue("Typed after the session had ended");
            Axe.finds0(renata.page(), "call entry, signed out");
            second.navigate(RunningStack.get().baseUrl() + "/calls/log");
            second.locator("#username").fill("renata");
            second.locator("#password").fill(Person.PASSWORD);
            second.locator("#kc-login").click();
            second.waitForURL(LOG);
            assertThat(renata.see("#signed-out")).isHidden();
            assertThat(renata.see("#draft")).containsText("Draft saved");
            assertThat(renata.see("#note")).hasValue("Typed after the session had ended");
            renata.page().reload();
            assertThat(renata.see("#note")).hasValue("Typed after the session had ended");
            renata.see("#save").click();
            renata.page().waitForURL(LOG);
            assertThat(renata.see("#calls tr", "Ana " + family)).hasCount(1);
        }
    }

    @Test
    void aCallBackCarriesTheCampaignAndTheVoicemailToItsLeadAndWhoIsNotReachedGoesOnWaiting() {
        String number = Unique.phone();
        String family = Unique.name("Voicemail");
        try (Person marcus = Person.named("marcus")) {
            marcus.open("/calls/new");
            marcus.see("#from").fill(Unique.phone());
            marcus.see("#area").selectOption(new SelectOption().setIndex(1));
            marcus.see("#save").click();
            marcus.page().waitForURL(LOG);
            Import.of(marcus, CallFile.voicemail(Unique.name("VM"), number)).check().start().until("DONE");
            marcus.open("/calls/log?waiting=1");
            assertThat(marcus.see("#calls tr", Unique.shown(number))).containsText("No lead");
            callBack(marcus, number);
            assertThat(marcus.see("label[for=area]")).containsText("last used");
            marcus.see("#outcome-MISSED").check();
            marcus.see("#save").click();
            marcus.page().waitForURL(LOG);
            marcus.open("/calls/log?waiting=1");
            assertThat(marcus.see("#calls tr", Unique.shown(number))).hasCount(1);
            callBack(marcus, number);
            marcus.see("#first").fill("Vera");
            marcus.see("#last").fill(family);
            marcus.see("#save-open").click();
            marcus.page().waitForURL(Pattern.compile(".*/leads/lead\\?id=.*"));
            assertThat(marcus.see("#name")).hasText("Vera " + family);
            assertThat(marcus.see("#timeline li[data-kind=CALLS]")).hasCount(3);
            assertThat(marcus.see("#timeline li[data-kind=CALLS]", "voicemail")).containsText("Google Ads");
            assertThat(marcus.see("#timeline li[data-kind=CALLS]", "person not reached")).hasCount(1);
            assertThat(marcus.see("#facts")).containsText("Google Ads");
            marcus.open("/calls/log?waiting=1");
            assertThat(marcus.see("#calls tr", Unique.shown(number))).hasCount(0);
        }
    }

    @Test
    void whoChoosesTheOthersNoteChangesNothingAndTheTrailDoesNotSayOtherwise() throws SQLException {
        String family = Unique.name("Twohands");
        try (Person renata = Person.named("renata"); Person marcus = Person.named("marcus")) {
            enter(renata, Unique.phone(), "Tess", family);
            renata.see("#calls tr", family).locator("th a").click();
            renata.page().waitForURL(Pattern.compile(".*/calls/call\\?id=.*"));
            String call = renata.at().replaceFirst(".*id=", "");
            marcus.open(renata.at());
            renata.see("#note").fill("As Renata heard it");
            renata.see("#save").click();
            assertThat(renata.see("#notes")).containsText("saved");
            long saved = changes(call);
            marcus.see("#note").fill("As Marcus heard it");
            marcus.see("#save").click();
            assertThat(marcus.see("#conflict")).containsText("As Renata heard it");
            marcus.see("#theirs-note").check();
            marcus.see("#settle").click();
            assertThat(marcus.see("#notes")).containsText("Nothing was changed");
            assertThat(marcus.see("#conflict")).hasCount(0);
            assertThat(marcus.see("#note")).hasValue("As Renata heard it");
            assertThat(changes(call)).as("entries that say the call was changed").isEqualTo(saved).isEqualTo(1);
            marcus.open("/calls/call?id=" + call);
            assertThat(marcus.see("#notes")).isEmpty();
            marcus.see("#save").click();
            assertThat(marcus.see("#notes")).containsText("Nothing was changed");
            assertThat(changes(call)).as("nor does a save of what stands there").isEqualTo(1);
        }
    }

    private static long changes(String call) throws SQLException {
        try (Connection connection = RunningStack.get().superuser().getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from audit_entry where action = 'call.changed' and outcome = 'DONE' and subject_id = '" + call + "'")) {
            row.next();
            return row.getLong(1);
        }
    }

    @Test
    void aPhonesScreenTellsWhoCalledByNumberToo() {
        String number = Unique.phone();
        try (Person renata = Person.named("renata", options -> options.setViewportSize(390, 844))) {
            enter(renata, number, "Pia", Unique.name("Phonewide"));
            assertThat(renata.see("#calls tr", Unique.shown(number)).locator(".c-num")).isVisible();
        }
    }

    private static void callBack(Person person, String number) {
        person.see("#calls tr", Unique.shown(number)).locator(".c-act a").click();
        person.page().waitForURL(Pattern.compile(".*/calls/new\\?draft=.*"));
        assertThat(person.see("#from")).hasValue(Unique.shown(number));
    }

    /** Somebody types; the draft of it is kept, and the address leads to it. */
    private static void begin(Page page, String number, String given, String family) {
        page.locator("#from").fill(number);
        page.locator("#first").fill(given);
        page.waitForResponse(answer -> kept(answer, "last=" + family), () -> page.locator("#last").fill(family));
        page.waitForURL(Pattern.compile(".*/calls/new\\?draft=.*"));
    }

    private static boolean kept(Response answer, String field) {
        String body = answer.request().postData();
        return body != null && body.contains("jakarta.faces.source=keep-draft") && body.contains(field);
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
