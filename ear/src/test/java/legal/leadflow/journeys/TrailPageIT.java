package legal.leadflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.regex.Pattern;
import legal.leadflow.stack.Waiting;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The trail's page answers what it is asked, in words, also where the answer is what stood there before. */
@Order(51)
class TrailPageIT {
    private static final Pattern TOLD = Pattern.compile("(?:entries, from .+ to .+|One entry, of .+)\\. .+\\. Looked up at .+");

    @Test
    void whatTheFiltersFindIsToldAlsoWhenNothingElseChanges() {
        try (Person carla = Person.named("carla")) {
            carla.open("/audit/log");
            assertThat(carla.see("#told")).hasText(TOLD);
            carla.see("#what").selectOption("audit");
            carla.see("#apply").click();
            assertThat(carla.see("#told")).hasText(TOLD);
            assertThat(carla.see("#told")).isFocused();
            assertThat(carla.see("#what")).hasValue("audit");
            String before = carla.see("#told").innerText();
            again(carla, "#apply", "#told", before);
            assertThat(carla.see("#told")).isFocused();
            carla.open("/audit/log?what=audit");
            assertThat(carla.see("#told")).hasText(TOLD);
            assertThat(carla.see("#told")).not().isFocused();
        }
    }

    @Test
    void thatNoEntryFitsIsToldAndTheFiltersStay() {
        try (Person carla = Person.named("carla")) {
            carla.open("/audit/log");
            carla.see("#from").fill("2019-01-01");
            carla.see("#to").fill("2019-01-02");
            carla.see("#apply").click();
            assertThat(carla.see("#told")).containsText("No entry fits these filters");
            assertThat(carla.see("#told")).isFocused();
            assertThat(carla.see("#from")).hasValue("2019-01-01");
            assertThat(carla.see("#from")).isInViewport();
            assertThat(carla.see("#clear")).isVisible();
            Axe.finds0(carla.page(), "audit, nothing fits");
        }
    }

    @Test
    void theFinderTellsWhatItFoundAndAsksForWhatIsMissing() {
        try (Person carla = Person.named("carla")) {
            carla.open("/audit/log");
            carla.see("#find").click();
            assertThat(carla.see("#typed-error")).containsText("Type a phone number");
            carla.see("#typed").fill(Unique.name("Nobodyhere"));
            carla.see("#find").click();
            assertThat(carla.see("[role=status] #found-told")).isVisible();
            assertThat(carla.see("#typed-error")).isEmpty();
            String before = carla.see("#found-told").innerText();
            assertThat(carla.see("#found-told")).containsText("Nobody matches");
            assertThat(carla.see("#found-told")).containsText("Looked up at");
            assertThat(carla.see("#find")).hasText("Find");
            assertThat(carla.see("#typed")).isFocused();
            again(carla, "#find", "#found-told", before);
            carla.see("#typed").fill("Mar");
            carla.press("Enter");
            assertThat(carla.see("#found-told")).containsText("trail");
            assertThat(carla.see("#found a").first()).isFocused();
        }
    }

    /** Asks the same again until the clock shows another second: then the answer tells another moment, whatever it finds. */
    private static void again(Person carla, String button, String told, String before) {
        assertTrue(Waiting.until(() -> {
            carla.page().waitForResponse(answer -> answer.url().contains("/audit/log"), () -> carla.see(button).click());
            carla.page().waitForLoadState();
            assertThat(carla.see(told)).hasText(Pattern.compile("Looked up at"));
            return !carla.see(told).innerText().equals(before);
        }, Duration.ofSeconds(30)));
    }

    @Test
    void anEntrySpeaksInWordsAndNamesItsCodesBeside() {
        try (Person marcus = Person.named("marcus"); Person carla = Person.named("carla")) {
            String lead = LeadsIT.leadOf(marcus, Unique.phone(), "Wanda", Unique.name("Words"));
            LeadsIT.move(marcus, "CONTACTED");
            carla.open("/audit/log?lead=" + lead.replaceFirst(".*id=", ""));
            assertThat(carla.see("#entries tr[data-action='lead.moved'] .c-what span").first()).hasAttribute("title", "lead.moved");
            carla.see("#entries tr[data-action='lead.moved'] th a").first().click();
            assertThat(carla.see("#entry-code")).hasText("lead.moved");
            assertThat(carla.see("#entry-outcome")).hasText(Pattern.compile("Done\\s+DONE"));
            assertThat(carla.see("#changes tr:has(code:text-is('lead.stage'))")).hasText(Pattern.compile("Stage\\s+lead\\.stage\\s+New\\s+Contacted"));
            assertThat(carla.see("#changes tr:has(code:text-is('lead_stage_change.lead_id'))")).hasText(Pattern.compile("Lead\\s+lead_stage_change\\.lead_id\\s+empty\\s+L-\\d+"));
            Axe.finds0(carla.page(), "audit, an entry with its codes");
        }
    }
}
