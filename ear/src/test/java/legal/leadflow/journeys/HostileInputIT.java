package legal.leadflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import legal.leadflow.stack.RunningStack;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody means well by typing: it is text or it is refused at its field; it runs nowhere and stands in no log. */
@Order(70)
class HostileInputIT {
    private static final String MARKUP = "<script>window.hit=1</script><img src=x onerror=\"window.hit=1\">#{1+1}";
    private static final String SQL = "'; drop table lead; -- \" or 1=1";

    @Test
    void markupAndSqlAreTextWhereverTheyAreShown() throws IOException {
        String mark = Unique.name("Hostile");
        try (Person marcus = Person.named("marcus"); Person carla = Person.named("carla")) {
            marcus.open("/calls/new?draft=none");
            marcus.see("#from").fill(Unique.phone());
            marcus.see("#first").fill(MARKUP);
            marcus.see("#last").fill(mark);
            marcus.see("#said").fill(SQL);
            marcus.see("#note").fill(MARKUP + "\n" + SQL);
            marcus.see("#save-open").click();
            assertThat(marcus.see("#name")).hasText(MARKUP + " " + mark);
            String lead = marcus.at();
            for (String fact : List.of("summary", "adverse-party", "jurisdiction")) {
                LeadsIT.write(marcus, fact, MARKUP);
            }
            marcus.see("[id='composer:note']").fill(SQL + MARKUP);
            marcus.see("[id='composer:add']").click();
            assertThat(marcus.see("#timeline li[data-kind=NOTES]", SQL).first()).isVisible();
            unhurt(marcus);
            marcus.open("/calls/log");
            assertThat(marcus.see("#calls th a", mark)).hasText(MARKUP + " " + mark);
            unhurt(marcus);
            marcus.open("/leads/list");
            marcus.see("[id='find:text']").fill(mark);
            marcus.see("[id='find:go']").click();
            assertThat(marcus.see("#leads tbody th a", mark)).isVisible();
            unhurt(marcus);
            carla.open("/audit/log?lead=" + lead.replaceFirst(".*id=", ""));
            carla.see("#entries th a").first().click();
            assertThat(carla.see("#entry")).isVisible();
            unhurt(carla);
        }
        inNoLog(mark);
    }

    /** Escapes are spelled out: an editor would not show these characters. */
    @ParameterizedTest
    @ValueSource(strings = {"\u202Etxt", "\u2066a\u2069", "ze\u200Bro", "jo\u200Din", "\uFEFFbom", "bell\u0007", "nul\u0000", "\uDB40\uDC41tag"})
    void whatCannotBeReadIsRefusedAtItsField(String hidden) throws IOException {
        String mark = Unique.name("Hidden");
        try (Person marcus = Person.named("marcus")) {
            for (String field : List.of("first", "last", "said", "note")) {
                marcus.open("/calls/new?draft=none");
                marcus.see("#from").fill(Unique.phone());
                marcus.page().evaluate("([id, text]) => { document.getElementById(id).value = text; }", List.of(field, mark + hidden));
                marcus.see("#save").click();
                assertThat(marcus.see("#" + field + "-error")).not().isEmpty();
                assertThat(marcus.see("#" + field)).hasAttribute("aria-invalid", "true");
            }
        }
        inNoLog(mark);
    }

    @Test
    void whatIsTooLongIsRefusedAtItsField() throws IOException {
        String mark = Unique.name("Long");
        try (Person marcus = Person.named("marcus")) {
            for (Map.Entry<String, Integer> field : Map.of("first", 101, "last", 101, "said", 301, "note", 20_001).entrySet()) {
                marcus.open("/calls/new?draft=none");
                marcus.see("#from").fill(Unique.phone());
                String text = mark + "x".repeat(field.getValue() - mark.length());
                marcus.page().evaluate("([id, text]) => { document.getElementById(id).value = text; }", List.of(field.getKey(), text)); // past maxlength
                marcus.see("#save").click();
                assertThat(marcus.see("#" + field.getKey() + "-error")).not().isEmpty();
            }
        }
        inNoLog(mark);
    }

    /** PrimeFaces before 15.0.17 writes the locale into a script unescaped: it must come from our own list alone. */
    @Test
    void aLocaleIsNoScript() {
        String hostile = "en'};alert(1)//";
        try (Person stranger = Person.stranger("stranger"); Person marcus = Person.named("marcus", options -> options.setExtraHTTPHeaders(Map.of("Accept-Language", hostile)))) {
            stranger.browserWindow().setExtraHTTPHeaders(Map.of("Accept-Language", hostile));
            stranger.open("/signed-out?locale=" + URLEncoder.encode(hostile, StandardCharsets.UTF_8));
            assertThat(stranger.page().content()).doesNotContain("alert(1)//'").doesNotContain("'};alert");
            marcus.open("/leads/list?which=open");
            assertThat(marcus.page().content()).doesNotContain("'};alert");
            marcus.page().evaluate("text => { const language = document.getElementById('language'); language.add(new Option(text, text)); language.value = text;"
                    + " language.dispatchEvent(new Event('change', {bubbles: true})); }", hostile);
            marcus.open("/leads/list");
            assertThat(marcus.page().content()).doesNotContain("'};alert");
            assertThat(marcus.see("html")).hasAttribute("lang", "en");
        }
    }

    private static void unhurt(Person person) {
        assertThat(person.page().evaluate("() => window.hit")).as("a script of the input ran").isNull();
    }

    private static void inNoLog(String mark) throws IOException {
        for (Path folder : List.of(RunningStack.get().folders().wildfly().resolve("log"), RunningStack.get().folders().logs())) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(mark)).as(file.toString()).isFalse();
                }
            }
        }
    }
}
