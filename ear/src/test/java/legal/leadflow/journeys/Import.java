package legal.leadflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** One import, as somebody does it on its page. */
final class Import {
    private static final double LONG_MILLIS = 240_000;
    private final Person person;
    private final String address;

    private Import(Person person) {
        this.person = person;
        address = person.at();
    }

    /** Uploads a file; the columns are shown. */
    static Import of(Person person, Path file) {
        person.open("/imports/list");
        person.see("#file").setInputFiles(file);
        person.see("#upload").click();
        person.page().waitForURL(Pattern.compile(".*/imports/run\\?id=.*"));
        assertThat(person.see("#columns")).isVisible();
        return new Import(person);
    }

    /** Checks it; nothing is imported yet. */
    Import check() {
        person.see("#check").click();
        assertThat(person.see("#start")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONG_MILLIS));
        return this;
    }

    Import start() {
        person.see("#start").click();
        return this;
    }

    /** Waits until it is {@code DONE}, {@code CANCELLED} ... */
    Import until(String state) {
        assertThat(person.see("#state")).hasAttribute("data-state", state, new LocatorAssertions.HasAttributeOptions().setTimeout(LONG_MILLIS));
        return this;
    }

    /** A figure of a pass: {@code real-created}. */
    int figure(String id) {
        return Integer.parseInt(person.see("#" + id).innerText().replaceAll("\\D", ""));
    }

    String address() {
        return address;
    }
}
