package legal.leadflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A call becomes a lead, and people work on it. */
@Order(40)
class LeadsIT {
    private static final int PHONE = 390;
    private static final int TABLET = 768;
    private static final int WIDE_TABLET = 960;

    @Test
    void aCallBecomesALeadAnAttorneyOpensItAndComplianceSeesWhoLooked() {
        String family = Unique.name("Journey");
        String lead;
        try (Person marcus = Person.named("marcus")) {
            lead = leadOf(marcus, Unique.phone(), "Jo", family);
            marcus.see("[id='composer:note']").fill("Wants to know about the fee.");
            marcus.see("[id='composer:add']").click();
            assertThat(marcus.see("#timeline li[data-kind=NOTES]", "Wants to know about the fee.")).isVisible();
            move(marcus, "CONTACTED");
        }
        try (Person priya = Person.named("priya")) {
            priya.open("/leads/list");
            priya.see("[id='find:text']").fill(family);
            priya.see("[id='find:go']").click();
            priya.see("#leads tbody th a", "Jo " + family).click();
            assertThat(priya.see("#name")).hasText("Jo " + family);
            assertThat(priya.at()).isEqualTo(lead);
            assertThat(priya.see("#timeline", "Wants to know about the fee.")).isVisible();
            assertThat(priya.see("#looked li", "Marcus Bell")).isVisible();
        }
        try (Person carla = Person.named("carla")) {
            carla.open("/audit/log");
            carla.see("#typed").fill("Jo " + family);
            carla.see("#find").click();
            carla.see("#found a", "Jo " + family).first().click();
            assertThat(carla.see("#entries tr[data-action='lead.viewed']", "Priya Raman").first()).isVisible();
            assertThat(carla.see("#entries tr[data-action='lead.moved']", "Marcus Bell").first()).isVisible();
            carla.see("#entries tr[data-action='lead.moved'] th a").first().click();
            assertThat(carla.see("#changes")).isVisible();
        }
    }

    @Test
    void theFrontDeskSeesNameAndContactAndNothingOfTheStory() {
        String family = Unique.name("Quiet");
        String secret = Unique.name("Storyword");
        try (Person marcus = Person.named("marcus"); Person renata = Person.named("renata")) {
            String lead = leadOf(marcus, Unique.phone(), "Quentin", family);
            marcus.see("[id='composer:note']").fill("Told us of " + secret);
            marcus.see("[id='composer:add']").click();
            assertThat(marcus.see("#timeline", secret)).isVisible();
            write(marcus, "summary", "It began with " + secret);
            renata.open(lead);
            assertThat(renata.see("#name")).hasText("Quentin " + family);
            assertThat(renata.page().content()).doesNotContain(secret);
            assertThat(renata.see("#shown-summary, #shown-expected-fee, [id='composer:note'], #move-menu, #close-open")).hasCount(0);
        }
    }

    @Test
    void aLeadIsClosedWithAReasonOnlyAndOpenedAgainWithOne() {
        try (Person marcus = Person.named("marcus")) {
            leadOf(marcus, Unique.phone(), "Clara", Unique.name("Closing"));
            marcus.see("#close-open").click();
            assertThat(marcus.see("#close-dialog")).isVisible();
            Axe.finds0(marcus.page(), "lead, closing");
            marcus.see("[id='close:do']").click();
            assertThat(marcus.see("#close-dialog [aria-invalid=true]").first()).isVisible();
            marcus.see("[id='close:disposition']").selectOption("LOST");
            assertThat(marcus.see("[id='close:reason'] option[value=HIRED_OTHER]")).hasCount(1);
            marcus.see("[id='close:reason']").selectOption("HIRED_OTHER");
            marcus.see("[id='close:reasonNote']").fill("Her cousin's firm");
            marcus.see("[id='close:do']").click();
            assertThat(marcus.see("#close-dialog")).isHidden();
            assertThat(marcus.see("#timeline", "Her cousin's firm")).isVisible();
            marcus.see("#reopen-open").click();
            assertThat(marcus.see("#reopen-dialog")).isVisible();
            Axe.finds0(marcus.page(), "lead, opening again");
            marcus.see("[id='reopen:again']").selectOption("CAME_BACK");
            marcus.see("[id='reopen:do']").click();
            assertThat(marcus.see("#close-open")).isVisible();
        }
    }

    @Test
    void twoPeopleWhoChangeOneFactChooseAndNothingIsLost() {
        try (Person marcus = Person.named("marcus"); Person priya = Person.named("priya")) {
            String lead = leadOf(marcus, Unique.phone(), "Connie", Unique.name("Clash"));
            priya.open(lead);
            pen(priya, "jurisdiction");
            pen(priya, "adverse-party");
            pen(marcus, "jurisdiction");
            fact(marcus, "jurisdiction").fill("Texas, Harris County");
            marcus.see("[id='facts:jurisdiction-save']").click();
            assertThat(marcus.see("#shown-jurisdiction")).hasText("Texas, Harris County");
            fact(priya, "jurisdiction").fill("Texas, Fort Bend County");
            fact(priya, "adverse-party").fill("Halvorsen Freight Inc.");
            priya.see("[id='facts:save-all']").click();
            assertThat(priya.see("#conflict")).isVisible();
            assertThat(priya.see("#conflict")).containsText("Marcus Bell");
            assertThat(priya.see("#conflict")).containsText("Texas, Harris County");
            assertThat(priya.see("#conflict")).containsText("Texas, Fort Bend County");
            Axe.finds0(priya.page(), "lead, two people changed one fact");
            priya.press("Escape");
            assertThat(priya.see("#conflict")).isHidden();
            assertThat(fact(priya, "jurisdiction")).hasValue("Texas, Fort Bend County");
            assertThat(fact(priya, "adverse-party")).hasValue("Halvorsen Freight Inc.");
            priya.see("[id='facts:save-all']").click();
            priya.see("input[name=stands-JURISDICTION][value=yours]").check();
            priya.see("[id='choose:save']").click();
            assertThat(priya.see("#shown-jurisdiction")).hasText("Texas, Fort Bend County");
            assertThat(priya.see("#shown-adverse-party")).hasText("Halvorsen Freight Inc.");
            marcus.open(lead);
            assertThat(marcus.see("#shown-jurisdiction")).hasText("Texas, Fort Bend County");
        }
    }

    @Test
    void whoChoosesTheOthersValueChangesNothingAndTheTrailDoesNotSayOtherwise() {
        try (Person marcus = Person.named("marcus"); Person priya = Person.named("priya"); Person carla = Person.named("carla")) {
            String family = Unique.name("Yield");
            String lead = leadOf(marcus, Unique.phone(), "Yara", family);
            priya.open(lead);
            pen(priya, "jurisdiction");
            write(marcus, "jurisdiction", "Texas, Harris County");
            fact(priya, "jurisdiction").fill("Ohio");
            priya.see("[id='facts:jurisdiction-save']").click();
            assertThat(priya.see("#conflict")).containsText("yours is kept nowhere");
            priya.see("input[name=stands-JURISDICTION][value=theirs]").check();
            priya.see("[id='choose:save']").click();
            assertThat(priya.see("#shown-jurisdiction")).hasText("Texas, Harris County");
            assertThat(priya.see("#notes")).containsText("Nothing was changed");
            carla.open("/audit/log");
            carla.see("#typed").fill("Yara " + family);
            carla.see("#find").click();
            carla.see("#found a", "Yara " + family).first().click();
            assertThat(carla.see("#entries tr[data-action='lead.changed']", "Priya Raman")).hasCount(1);
            assertThat(carla.see("#entries tr[data-action='lead.changed'][data-outcome='FAILED']", "Priya Raman")).hasCount(1);
        }
    }

    @Test
    void twoPeopleWhoChangeDifferentFactsAreAskedNothing() {
        try (Person marcus = Person.named("marcus"); Person priya = Person.named("priya")) {
            String lead = leadOf(marcus, Unique.phone(), "Mia", Unique.name("Merge"));
            priya.open(lead);
            pen(priya, "adverse-party");
            write(marcus, "jurisdiction", "Texas, Harris County");
            fact(priya, "adverse-party").fill("Redline Logistics LLC");
            priya.see("[id='facts:adverse-party-save']").click();
            assertThat(priya.see("#shown-adverse-party")).hasText("Redline Logistics LLC");
            assertThat(priya.see("#conflict")).isHidden();
            priya.open(lead);
            assertThat(priya.see("#shown-jurisdiction")).hasText("Texas, Harris County");
            assertThat(priya.see("#shown-adverse-party")).hasText("Redline Logistics LLC");
        }
    }

    @Test
    void aLeadWhosePersonHasNoNameYetIsChangedAsAnyOther() {
        try (Person marcus = Person.named("marcus")) {
            String lead = leadOf(marcus, Unique.phone(), "", "");
            assertThat(marcus.see("#name")).hasText("No name yet");
            pen(marcus, "incident-on");
            fact(marcus, "incident-on").fill("2026-08-14");
            marcus.see("[id='facts:incident-on-save']").click();
            assertThat(marcus.see("#shown-incident-on")).hasText("14 Aug 2026");
            marcus.open(lead);
            assertThat(marcus.see("#shown-incident-on")).hasText("14 Aug 2026");
            String family = Unique.name("Named");
            write(marcus, "family-name", family);
            pen(marcus, "family-name");
            fact(marcus, "family-name").fill("");
            marcus.see("[id='facts:family-name-save']").click();
            assertThat(marcus.see("[id='facts:family-name-error']")).containsText("first or a last name");
            marcus.open(lead);
            assertThat(marcus.see("#name")).hasText(family);
        }
    }

    @Test
    void whoSawAnotherStageUndoesNobodysMove() {
        try (Person marcus = Person.named("marcus"); Person priya = Person.named("priya")) {
            String lead = leadOf(marcus, Unique.phone(), "Stella", Unique.name("Stage"));
            move(marcus, "CONTACTED");
            priya.open(lead);
            move(marcus, "QUALIFIED");
            assertThat(marcus.see("#headline")).containsText("Qualified");
            priya.see("#move-menu > summary").click();
            priya.see("#move-menu button[data-stage=CONFLICT_CHECK]").click();
            assertThat(priya.see("#notes [role=alert]")).containsText("Marcus Bell set this lead to “Qualified”");
            assertThat(priya.see("#headline")).containsText("Qualified");
            assertThat(priya.see("#track [aria-current=step]")).containsText("Qualified");
            Axe.finds0(priya.page(), "lead, moved by somebody else");
            priya.see("#move-menu > summary").click();
            priya.see("#move-menu button[data-stage=CONFLICT_CHECK]").click();
            assertThat(priya.see("#track [aria-current=step]")).containsText("Conflict");
        }
    }

    @Test
    void aClosedLeadIsShownClosedToWhoStillSawItOpen() {
        try (Person marcus = Person.named("marcus"); Person priya = Person.named("priya")) {
            String lead = leadOf(marcus, Unique.phone(), "Cleo", Unique.name("Shut"));
            priya.open(lead);
            close(marcus);
            priya.see("#move-menu > summary").click();
            priya.see("#move-menu button[data-stage=QUALIFIED]").click();
            assertThat(priya.see("#notes [role=alert]")).containsText("Marcus Bell set this lead to");
            assertThat(priya.see("#move-menu")).hasCount(0);
            assertThat(priya.see("#reopen-open")).isVisible();
        }
    }

    @Test
    void aTextThatIsTooLongIsRefusedAtItsFieldAndNothingOfItIsLost() {
        try (Person marcus = Person.named("marcus")) {
            leadOf(marcus, Unique.phone(), "Lorna", Unique.name("Long"));
            String note = "word ".repeat(4_999) + "words";
            marcus.see("[id='composer:note']").fill(note);
            marcus.see("[id='composer:add']").click();
            assertThat(marcus.see("[id='composer:note-error']")).containsText("at most 20000 characters, this has 25000");
            assertThat(marcus.see("[id='composer:note']")).hasValue(note);
            assertThat(marcus.see("#timeline li[data-kind=NOTES]")).hasCount(0);
            pen(marcus, "family-name");
            fact(marcus, "family-name").fill("x".repeat(101));
            marcus.see("[id='facts:family-name-save']").click();
            assertThat(marcus.see("[id='facts:family-name-error']")).containsText("at most 100 characters, this has 101");
            assertThat(fact(marcus, "family-name")).hasValue("x".repeat(101));
        }
    }

    @Test
    void aLimitationBeforeTheIncidentIsRefusedAndOneThatIsOverIsMarked() {
        try (Person marcus = Person.named("marcus")) {
            String family = Unique.name("Late");
            leadOf(marcus, Unique.phone(), "Lima", family);
            pen(marcus, "incident-on");
            fact(marcus, "incident-on").fill("2023-03-02");
            marcus.see("[id='facts:incident-on-save']").click();
            pen(marcus, "limitation-on");
            fact(marcus, "limitation-on").fill("2023-03-01");
            marcus.see("[id='facts:limitation-on-save']").click();
            assertThat(marcus.see("[id='facts:limitation-on-error']")).containsText("cannot lie before the incident");
            fact(marcus, "limitation-on").fill("2025-03-02");
            marcus.see("[id='facts:limitation-on-save']").click();
            assertThat(marcus.see("#shown-limitation-on")).hasText(Pattern.compile("2 Mar 2025\\s+passed"));
            Axe.finds0(marcus.page(), "lead, limitation over");
            find(marcus, family);
            assertThat(marcus.see("#leads tbody tr", family).locator(".c-lim")).hasText(Pattern.compile("2 Mar 2025\\s+passed"));
            marcus.page().setViewportSize(PHONE, 844);
            assertThat(marcus.see("#leads tbody tr", family).locator(".c-lim .lf-tag")).isVisible();
            assertThat(marcus.see("#leads tbody tr", family).locator(".c-lim")).containsText("Limitation");
            assertThat(marcus.see("#leads tbody tr", family).locator(".c-lim .lf-tag")).isInViewport();
            marcus.page().setViewportSize(TABLET, 1024);
            assertThat(marcus.see("#leads tbody tr", family).locator(".c-lim .lf-tag")).isVisible();
            for (int width : new int[] {PHONE, TABLET, WIDE_TABLET}) {
                marcus.page().setViewportSize(width, 1024);
                marcus.open("/leads/list");
                assertThat((Boolean) marcus.page().evaluate("[...document.querySelectorAll('#leads tbody td, #leads tbody th')].every(cell => cell.getBoundingClientRect().right <= innerWidth)"))
                        .as("every cell ends in the window, " + width).isTrue();
            }
            Axe.finds0(marcus.page(), "leads, limitation over, narrow");
        }
    }

    @Test
    void theEditorOfAFactStaysInItsCardAndGivesTheFocusBackThere() {
        for (int width : new int[] {1440, PHONE}) {
            try (Person marcus = Person.named("marcus", options -> options.setViewportSize(width, 700))) {
                leadOf(marcus, Unique.phone(), "Edda", Unique.name("Editor"));
                pen(marcus, "case-type");
                assertThat(fact(marcus, "case-type")).isFocused();
                assertInside(marcus, "[id='facts:case-type']");
                assertInside(marcus, "[id='facts:case-type-save']");
                assertInside(marcus, "[id='facts:case-type-cancel']");
                double before = top(marcus, "[id='facts:case-type']");
                fact(marcus, "case-type").selectOption(new SelectOption().setIndex(2));
                marcus.see("[id='facts:case-type-save']").click();
                assertThat(marcus.see("[id='facts:case-type-pen']")).isFocused();
                assertThat(marcus.see("[id='facts:case-type-pen']")).isInViewport();
                assertThat(Math.abs(top(marcus, "[id='facts:case-type-pen']") - before)).as("the card stays where it was, " + width).isLessThan(80);
                pen(marcus, "case-type");
                assertThat(fact(marcus, "case-type")).isFocused();
                marcus.press("Escape");
                assertThat(marcus.see("[id='facts:case-type-pen']")).isFocused();
                write(marcus, "incident-on", "2023-03-02", "2 Mar 2023");
                pen(marcus, "limitation-on");
                fact(marcus, "limitation-on").fill("2023-03-01");
                double field = top(marcus, "[id='facts:limitation-on']");
                marcus.see("[id='facts:limitation-on-save']").click();
                assertThat(marcus.see("[id='facts:limitation-on-error']")).containsText("cannot lie before the incident");
                assertThat(fact(marcus, "limitation-on")).isFocused();
                assertThat(fact(marcus, "limitation-on")).hasAttribute("aria-invalid", "true");
                assertThat(marcus.see("[id='facts:limitation-on-error']")).isInViewport();
                assertThat(Math.abs(top(marcus, "[id='facts:limitation-on']") - field)).as("nor is it lost by an error, " + width).isLessThan(80);
            }
        }
    }

    private static void assertInside(Person person, String selector) {
        assertThat(((Number) person.see(selector).evaluate("e => e.closest('.lf-panel').getBoundingClientRect().right - e.getBoundingClientRect().right")).doubleValue())
                .as(selector + " ends before its card does").isGreaterThanOrEqualTo(0);
    }

    /** Where it begins in the window. */
    private static double top(Person person, String selector) {
        return ((Number) person.see(selector).evaluate("e => e.getBoundingClientRect().top")).doubleValue();
    }

    @Test
    void aClosedLeadThatIsSearchedAmongOpenOnesIsOneStepAway() {
        try (Person marcus = Person.named("marcus")) {
            String family = Unique.name("Hidden");
            leadOf(marcus, Unique.phone(), "Hana", family);
            String number = marcus.page().title().replaceFirst(".*(L-\\d+).*", "$1");
            close(marcus);
            find(marcus, number);
            assertThat(marcus.see("#leads")).hasCount(0);
            Axe.finds0(marcus.page(), "leads, nothing found");
            marcus.see("#everywhere").click();
            assertThat(marcus.see("#leads tbody tr")).hasCount(1);
            assertThat(marcus.see("#leads tbody tr")).containsText(family);
            assertThat(marcus.see("[id='find:text']")).hasValue(number);
            marcus.see(".lf-views a", "Closed").click();
            assertThat(marcus.see("#leads tbody tr")).hasCount(1);
            assertThat(marcus.see("#leads tbody tr")).containsText(family);
        }
    }

    private static void close(Person person) {
        person.see("#close-open").click();
        person.see("[id='close:disposition']").selectOption("LOST");
        assertThat(person.see("[id='close:reason'] option[value=HIRED_OTHER]")).hasCount(1);
        person.see("[id='close:reason']").selectOption("HIRED_OTHER");
        person.see("[id='close:do']").click();
        assertThat(person.see("#reopen-open")).isVisible();
    }

    @Test
    void theWholeRowOpensTheLead() {
        try (Person marcus = Person.named("marcus")) {
            String family = Unique.name("Row");
            String lead = leadOf(marcus, Unique.phone(), "Rowan", family);
            pen(marcus, "owner");
            fact(marcus, "owner").selectOption("");
            marcus.see("[id='facts:owner-save']").click();
            assertThat(marcus.see("#shown-owner")).hasText("Nobody");
            find(marcus, family);
            assertThat(marcus.see("#leads tbody tr", family).locator(".c-owner")).hasText("Nobody");
            marcus.see("#leads tbody tr", family).locator(".c-owner").click(new Locator.ClickOptions().setForce(true)); // the name's link lies over it
            assertThat(marcus.see("#name")).hasText("Rowan " + family);
            assertThat(marcus.at()).isEqualTo(lead);
            marcus.open("/calls/log");
            marcus.see("#calls tbody tr", family).locator(".c-len").click(new Locator.ClickOptions().setForce(true));
            marcus.page().waitForURL(Pattern.compile(".*/calls/call\\?id=.*"));
            assertThat(marcus.see("h1")).hasText("Rowan " + family);
            marcus.open("/calls/log");
            marcus.see("#calls tbody tr", family).locator(".c-lead a").click();
            assertThat(marcus.see("#name")).hasText("Rowan " + family);
        }
    }

    /** Searches among all open leads. */
    private static void find(Person person, String text) {
        person.open("/leads/list");
        person.see("[id='find:text']").fill(text);
        person.see("[id='find:go']").click();
    }

    /** A new lead by a call; the person stands on its page. Gives its address. */
    static String leadOf(Person person, String number, String given, String family) {
        person.open("/calls/new?draft=none");
        person.see("#from").fill(number);
        person.see("#to").fill("7135550101");
        person.see("#first").fill(given);
        person.see("#last").fill(family);
        person.see("#note").fill("Asks for help");
        person.see("#save-open").click();
        person.page().waitForURL(Pattern.compile(".*/leads/lead\\?id=.*"));
        assertThat(person.see("#name")).hasText(family.isEmpty() ? "No name yet" : given + " " + family);
        return person.at();
    }

    static void move(Person person, String stage) {
        person.see("#move-menu > summary").click();
        person.see("#move-menu button[data-stage=" + stage + "]").click();
        assertThat(person.see("#track [aria-current=step]")).isVisible();
        assertThat(person.see("#timeline li[data-kind=STAGES]").nth(1)).isVisible();
    }

    /** Changes one fact by its pen. */
    static void write(Person person, String fact, String value) {
        write(person, fact, value, value);
    }

    private static void write(Person person, String fact, String value, String shown) {
        pen(person, fact);
        fact(person, fact).fill(value);
        person.see("[id='facts:" + fact + "-save']").click();
        assertThat(person.see("#shown-" + fact)).hasText(shown);
    }

    private static void pen(Person person, String fact) {
        person.see("[id='facts:" + fact + "-pen']").click();
        assertThat(fact(person, fact)).isVisible();
    }

    private static Locator fact(Person person, String fact) {
        return person.see("[id='facts:" + fact + "']");
    }
}
