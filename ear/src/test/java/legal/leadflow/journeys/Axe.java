package legal.leadflow.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** axe-core 4.14.1 over a page as it stands: WCAG 2.0 to 2.2, A and AA, and best practice. */
final class Axe {
    private static final String SOURCE = source();
    private static final String RUN = """
            async () => (await axe.run(document, {resultTypes: ['violations'], runOnly: {type: 'tag',
                values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice']}})).violations
                .map(v => v.id + ': ' + v.nodes.map(n => n.target.join(' ') + ' (' + (n.any.concat(n.all, n.none)[0] || {}).message + ')').slice(0, 5).join(', '))
            """;

    private Axe() {
    }

    /** Nothing may be wrong. Motion is over before it looks: a colour half way is none. */
    static void finds0(Page page, String where) {
        assertThat(violations(page)).as(where).isEmpty();
    }

    @SuppressWarnings("unchecked") // the script gives a list of texts
    static List<String> violations(Page page) {
        page.evaluate("() => Promise.all(document.getAnimations().filter(a => a.effect && a.effect.getComputedTiming().iterations !== Infinity).map(a => a.finished.catch(() => null)))");
        if (!(boolean) page.evaluate("() => 'axe' in window")) {
            page.evaluate(SOURCE);
        }
        return (List<String>) page.evaluate(RUN);
    }

    private static String source() {
        try (InputStream script = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe/axe.min.js"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
