package legal.leadflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Many leads changed at once from the list, seen before it is done, and taken back. */
@Order(43)
class LeadBatchesIT {

    @Test
    void tickedLeadsAreMovedAfterALookAndPutBackByKeysAlone() {
        String family = Unique.name("Batch");
        try (Person marcus = Person.named("marcus"); Person eleanor = Person.named("eleanor")) {
            String moved = null;
            for (String given : new String[] {"Ana", "Bruno", "Celia"}) {
                moved = LeadsIT.leadOf(marcus, Unique.phone(), given, family);
            }
            find(marcus, family);
            assertThat(marcus.see("#batch")).isHidden();
            marcus.see("#tick-all").focus();
            marcus.press("Space");
            assertThat(marcus.see("#ticked")).hasText("3 leads ticked");
            Axe.finds0(marcus.page(), "leads ticked");
            tick(marcus, "Ana").focus();
            marcus.press("Space");
            assertThat(marcus.see("#ticked")).hasText("2 leads ticked");
            assertThat((boolean) marcus.see("#tick-all").evaluate("box => box.indeterminate")).isTrue();
            marcus.see("#batch button[value=STAGE]").focus();
            marcus.press("Enter");
            marcus.page().waitForURL("**/leads/batch?**");
            assertThat(marcus.see("#leads tbody tr")).hasCount(2);
            assertThat(marcus.see("#run")).hasCount(0);
            marcus.see("#value").focus();
            marcus.see("#value").selectOption("SCREENING");
            marcus.see("#preview").focus();
            marcus.press("Enter");
            assertThat(marcus.see("#sum")).containsText("2 leads would move to Screening; none stays as before. Nothing is done yet.");
            Axe.finds0(marcus.page(), "a change of many leads, looked at");
            eleanor.open(moved); // Celia's, meanwhile
            LeadsIT.move(eleanor, "QUALIFIED");
            marcus.see("#run").focus();
            marcus.press("Enter");
            assertThat(marcus.see("#sum")).containsText("One lead moved to Screening; one stayed as before.");
            assertThat(row(marcus, "Celia").locator(".c-became")).containsText("somebody changed it meanwhile");
            assertThat(row(marcus, "Celia").locator(".c-stage")).hasText("Qualified");
            assertThat(row(marcus, "Bruno").locator(".c-stage")).hasText("Screening");
            Axe.finds0(marcus.page(), "a change of many leads, done");
            marcus.page().reload();
            marcus.see("#undo").focus();
            marcus.press("Enter");
            assertThat(marcus.see("#sum")).containsText("One lead stands as before again");
            assertThat(row(marcus, "Bruno").locator(".c-stage")).hasText("New");
            assertThat(marcus.see("#undo")).hasCount(0);
            row(marcus, "Bruno").locator("a").click();
            assertThat(marcus.see("#timeline li[data-kind=STAGES]")).hasCount(3);
        }
    }

    @Test
    void aWholeListIsGivenToAColleagueAndClosed() {
        String family = Unique.name("Whole");
        try (Person marcus = Person.named("marcus")) {
            LeadsIT.leadOf(marcus, Unique.phone(), "Dora", family);
            LeadsIT.leadOf(marcus, Unique.phone(), "Emil", family);
            find(marcus, family);
            marcus.open(marcus.at().replace("/leads/list?", "/leads/batch?whole=true&do=OWNER&"));
            assertThat(marcus.see("#leads tbody tr")).hasCount(2);
            marcus.see("#value").selectOption("Priya Raman");
            marcus.see("#preview").click();
            marcus.see("#run").click();
            assertThat(marcus.see("#sum")).containsText("2 leads went to Priya Raman");
            assertThat(row(marcus, "Dora").locator(".c-owner")).hasText("Priya Raman");
            marcus.see("#to-list").click();
            assertThat(marcus.see("#leads tbody tr").locator(".c-owner").first()).hasText("Priya Raman");
            tick(marcus, "Dora").click(); // the row is its link all over, but for the tick
            assertThat(marcus.see("#ticked")).hasText("One lead ticked");
            marcus.see("#tick-all").check();
            marcus.see("#batch button[value=CLOSE]").click();
            marcus.see("#value").selectOption("UNREACHABLE");
            marcus.see("#preview").click();
            assertThat(marcus.see("#sum")).containsText("2 leads would be closed as Lost");
            marcus.see("#run").click();
            assertThat(row(marcus, "Emil").locator(".c-stage")).hasText("Lost");
        }
    }

    @Test
    void whatCannotBeIsSaidAndWhatIsAnothersIsNotThere() {
        try (Person marcus = Person.named("marcus"); Person renata = Person.named("renata")) {
            marcus.open("/leads/batch");
            assertThat(marcus.see("h2", "No lead is chosen")).isVisible();
            marcus.open("/leads/list");
            String lead = marcus.see("#leads tbody .c-tick input").first().getAttribute("value");
            marcus.open("/leads/batch?do=STAGE&value=SIGNED&lead=" + lead);
            assertThat(marcus.see("#value-error")).isVisible();
            assertThat(marcus.see("#run")).hasCount(0);
            Axe.finds0(marcus.page(), "a change of many leads, refused");
            marcus.open("/leads/batch?done=" + UUID.randomUUID());
            assertThat(marcus.see("h1")).hasText("There is nothing here");
            renata.open("/leads/list");
            assertThat(renata.see("#tick-all, .c-tick, #batch")).hasCount(0);
            renata.open("/leads/batch?lead=" + lead);
            assertThat(renata.see("h1")).hasText("This is not open to your role");
        }
    }

    @Test
    void onATelephoneTheTicksStandBesideTheNames() {
        for (int width : new int[] {390, 320}) {
            try (Person marcus = Person.named("marcus", options -> options.setViewportSize(width, 800))) {
                marcus.open("/leads/list");
                Locator first = marcus.see("#leads tbody .c-tick input").first();
                first.check();
                assertThat(marcus.see("#ticked")).hasText("One lead ticked");
                assertThat(first.boundingBox().x).isLessThan(marcus.see("#leads tbody th a").first().boundingBox().x);
                assertThat((boolean) marcus.page().evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth")).isFalse();
                marcus.see("#batch button[value=OWNER]").click();
                marcus.page().waitForURL("**/leads/batch?**");
                assertThat((boolean) marcus.page().evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth")).isFalse();
                marcus.page().goBack();
                assertThat(marcus.see("#ticked")).hasText("One lead ticked");
            }
        }
    }

    private static void find(Person person, String family) {
        person.open("/leads/list");
        person.see("[id='find:text']").fill(family);
        person.see("[id='find:go']").click();
        person.page().waitForURL("**search=**");
    }

    private static Locator row(Person person, String given) {
        return person.see("#leads tbody tr", given);
    }

    private static Locator tick(Person person, String given) {
        return row(person, given).locator(".c-tick input");
    }
}
