package legal.leadflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every page in both themes, both languages, on a desk's screen and on a telephone's: nothing that axe-core finds, nothing cut off sideways. Colours are the theme's and words the
 * language's, so each theme is paired with one language: the other pairs would look at the same colours and the same words again.
 */
@Order(60)
class EveryPageIT {
    private static final List<Integer> WIDTHS = List.of(1440, 390);

    @ParameterizedTest
    @CsvSource({"light, en", "dark, es"})
    void axeFindsNothing(String theme, String language) {
        List<String> found = new ArrayList<>();
        for (Map.Entry<String, List<String>> visit : visits().entrySet()) {
            try (Person person = Person.named(visit.getKey())) {
                prefer(person, theme, language);
                for (String address : visit.getValue()) {
                    person.open(address);
                    settle(person, address);
                    assertThat(person.see("html")).hasAttribute("lang", Pattern.compile("^" + language + ".*"));
                    assertThat(person.see("html")).hasAttribute("data-theme", theme);
                    look(person.page(), visit.getKey() + " " + theme + " " + language + " " + address.replaceFirst("=.*", ""), found);
                }
                prefer(person, "system", "en");
            }
        }
        assertThat(found).isEmpty();
    }

    /** Who belongs to no firm keeps no settings: the window says how they like to read. */
    @ParameterizedTest
    @CsvSource({"LIGHT, en-US", "DARK, es-US"})
    void axeFindsNothingOnThePagesOfThePlatform(ColorScheme scheme, String locale) {
        List<String> found = new ArrayList<>();
        try (Person paula = Person.named("paula", options -> options.setColorScheme(scheme).setLocale(locale))) {
            paula.open("/keys/list");
            assertThat(paula.see("html")).hasAttribute("lang", Pattern.compile("^" + locale.substring(0, 2) + ".*"));
            look(paula.page(), "paula " + scheme + " " + locale, found);
            paula.see("#firms button[id$=':rotate']").first().click();
            assertThat(paula.see("#question")).isVisible();
            look(paula.page(), "paula asked " + scheme + " " + locale, found);
            paula.see("#leave").click();
            assertThat(paula.see("#question")).hasCount(0);
            paula.page().setViewportSize(320, 640);
            if (isCut(paula.page())) {
                found.add("320: scrolls sideways");
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void menusAndDialogsToo() {
        try (Person marcus = Person.named("marcus")) {
            marcus.open("/leads/list");
            marcus.see("#account summary").click();
            Axe.finds0(marcus.page(), "account menu");
            marcus.press("Escape");
            marcus.see("#f-stage summary").click();
            Axe.finds0(marcus.page(), "filter menu");
            marcus.open("/calls/log");
            marcus.press("?");
            assertThat(marcus.see("#keys")).isVisible();
            Axe.finds0(marcus.page(), "keys");
            marcus.press("Escape");
            assertThat(marcus.see("#keys")).isHidden();
        }
    }

    /** In the strangers' frame, so it knows no theme of a person. */
    @Test
    void whoAsksTooMuchReadsAPageToo() {
        try (Person mona = Person.named("mona", options -> options.setViewportSize(320, 640))) {
            mona.open("/errors/busy");
            assertThat(mona.see("h1")).hasText("Too many requests");
            Axe.finds0(mona.page(), "too many requests");
            assertThat(isCut(mona.page())).isFalse();
        }
    }

    @Test
    void aPageOf320PixelsNeedsNoSidewaysScrolling() {
        List<String> cut = new ArrayList<>();
        visits().forEach((name, addresses) -> {
            try (Person person = Person.named(name, options -> options.setViewportSize(320, 640))) {
                for (String address : addresses) {
                    person.open(address);
                    if (isCut(person.page())) {
                        cut.add(name + " " + address);
                    }
                }
            }
        });
        assertThat(cut).isEmpty();
    }

    /** Who looks at which pages: each page by somebody who sees all of it, and the lead by those who see less. */
    private static Map<String, List<String>> visits() {
        Map<String, List<String>> visits = new LinkedHashMap<>();
        String lead;
        String call;
        try (Person marcus = Person.named("marcus")) {
            marcus.open("/leads/list?which=all&stage=CONSULTED");
            lead = marcus.see("#leads tbody th a").first().getAttribute("href");
            marcus.open("/calls/log");
            call = marcus.see("#calls tbody th a").first().getAttribute("href");
        }
        visits.put("marcus", List.of("/calls/log", "/calls/new", call, "/leads/list", "/leads/batch", lead.replace("/leads/lead?id=", "/leads/batch?do=STAGE&value=SCREENING&lead="), "/leads/list?owner=nobody&stage=SIGNED&received=0", lead, "/imports/list", "/inquiries/list",
                "/inquiries/list?state=SPAM&channel=MAIL", "/inquiries/list?state=DUPLICATE", "/inquiries/new"));
        visits.put("eleanor", List.of(lead, "/campaigns/list"));
        visits.put("renata", List.of("/leads/list", lead, "/audit/log", "/inquiries/list?state=ATTACHED"));
        visits.put("carla", List.of("/audit/log", "/audit/log?outcome=FAILED&from=2020-01-01&to=2020-01-02", "/leads/lead?id=none"));
        visits.put("mona", List.of("/"));
        return visits;
    }

    private static void look(Page page, String where, List<String> found) {
        for (int width : WIDTHS) {
            page.setViewportSize(width, 900);
            Axe.violations(page).forEach(violation -> found.add(where + " " + width + ": " + violation));
            if (isCut(page)) {
                found.add(where + " " + width + ": scrolls sideways");
            }
        }
        page.setViewportSize(WIDTHS.get(0), 900);
    }

    /** The audit trail with one entry open. */
    private static void settle(Person person, String address) {
        if (address.equals("/audit/log") && person.see("#entries th a").count() > 0) {
            person.see("#entries th a").first().click();
            assertThat(person.see("#entry")).isVisible();
        }
    }

    private static boolean isCut(Page page) {
        return (boolean) page.evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth");
    }

    private static void prefer(Person person, String theme, String language) {
        Page page = person.page();
        person.see("#account summary").click();
        if (!theme.equals(person.see("#theme").inputValue())) {
            page.waitForResponse(answer -> "POST".equals(answer.request().method()), () -> person.see("#theme").selectOption(theme));
        }
        if (!language.equals(person.see("#language").inputValue())) {
            person.see("#language").selectOption(language); // shows the page anew
            assertThat(person.see("html")).hasAttribute("lang", Pattern.compile("^" + language + ".*"));
        }
    }
}
