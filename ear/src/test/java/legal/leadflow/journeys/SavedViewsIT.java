package legal.leadflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Filters of the lead list that people keep under a name. */
@Order(41)
class SavedViewsIT {
    private static final String FILTERS = "/leads/list?which=all&stage=CONTACTED&stage=NEW";

    @Test
    void aViewIsSavedFoundAgainRenamedAndRemovedByKeysAlone() {
        String name = Unique.name("View");
        try (Person marcus = Person.named("marcus")) {
            marcus.open("/leads/list");
            assertThat(marcus.see("#save-view")).hasCount(0);
            marcus.open(FILTERS);
            marcus.see("#save-view").focus();
            marcus.press("Enter");
            assertThat(marcus.see("[id='keep:name']")).isFocused();
            Axe.finds0(marcus.page(), "saving a view");
            marcus.press("Enter");
            assertThat(marcus.see("[id='keep:name-error']")).not().isEmpty();
            assertThat(marcus.see("[id='keep:name']")).isFocused();
            marcus.see("[id='keep:do']").click(); // the button goes with the form that is drawn anew
            assertThat(marcus.see("[id='keep:name']")).isFocused();
            marcus.page().keyboard().type(name);
            marcus.press("Enter");
            assertThat(view(marcus, name)).hasAttribute("aria-current", "true");
            assertThat(marcus.see("#save-view")).hasCount(0);
            marcus.open("/leads/list");
            view(marcus, name).focus();
            marcus.press("Enter");
            marcus.page().waitForURL("**" + FILTERS);
            marcus.see("#rename-view").focus();
            marcus.press("Enter");
            assertThat(marcus.see("[id='rename:name']")).hasValue(name);
            Axe.finds0(marcus.page(), "renaming a view");
            marcus.see("[id='rename:name']").fill(name + " again");
            marcus.press("Enter");
            assertThat(view(marcus, name + " again")).isVisible();
            marcus.see("#remove-view").focus();
            marcus.press("Enter");
            assertThat(marcus.see("#view-end-title")).containsText(name + " again");
            Axe.finds0(marcus.page(), "removing a view");
            marcus.see("[id='end:do']").focus();
            marcus.press("Enter");
            assertThat(view(marcus, name)).hasCount(0);
            assertThat(marcus.see("#save-view")).isVisible();
            assertThat(marcus.at()).isEqualTo(FILTERS);
        }
    }

    @Test
    void theFirmsViewIsEverybodysWhatWasSearchedIsInNone() {
        String name = Unique.name("Firm");
        try (Person marcus = Person.named("marcus"); Person renata = Person.named("renata")) {
            marcus.open("/leads/list?owner=me&which=signed");
            marcus.see("[id='find:text']").fill("Nobody of this name");
            marcus.see("[id='find:go']").click();
            marcus.page().waitForURL("**search=**");
            marcus.see("#save-view").click();
            marcus.see("[id='keep:name']").fill(name);
            marcus.see("[id='keep:firms']").check();
            marcus.see("[id='keep:do']").click();
            assertThat(view(marcus, name)).isVisible();
            renata.open("/leads/list");
            assertThat(view(renata, name).locator("span")).hasText("firm");
            assertThat(view(renata, name)).hasAttribute("href", Pattern.compile("^/leads/list\\?(which=signed&owner=me|owner=me&which=signed)$"));
            view(renata, name).click();
            assertThat(renata.see("#rename-view, #remove-view")).hasCount(0);
            marcus.open("/leads/list?owner=me&which=signed");
            marcus.see("#remove-view").click();
            marcus.see("[id='end:do']").click();
            assertThat(view(marcus, name)).hasCount(0);
        }
    }

    @Test
    void aNameThatIsTakenIsToldAtItsFieldAndWhatWasTypedStays() {
        String name = Unique.name("Taken");
        try (Person priya = Person.named("priya", options -> options.setViewportSize(390, 800))) {
            priya.open(FILTERS);
            save(priya, name);
            priya.open("/leads/list?which=closed&owner=nobody");
            priya.see("#save-view").click();
            priya.see("[id='keep:name']").fill(name.toUpperCase(java.util.Locale.ROOT));
            priya.see("[id='keep:do']").click();
            assertThat(priya.see("[id='keep:name-error']")).containsText("There is a view of this name");
            assertThat(priya.see("[id='keep:name']")).hasValue(name.toUpperCase(java.util.Locale.ROOT));
            assertThat(priya.page().evaluate("[...document.querySelectorAll('.lf-views a')].filter(view => view.scrollWidth > view.clientWidth).map(view => view.textContent).join()")).as("views whose names are cut").isEqualTo("");
            assertThat((Boolean) priya.page().evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")).as("scrolls sideways at a phone's width").isFalse();
            priya.open(FILTERS);
            priya.see("#remove-view").click();
            priya.see("[id='end:do']").click();
            assertThat(view(priya, name)).hasCount(0);
        }
    }

    private static void save(Person person, String name) {
        person.see("#save-view").click();
        person.see("[id='keep:name']").fill(name);
        person.see("[id='keep:do']").click();
        assertThat(view(person, name)).isVisible();
    }

    private static Locator view(Person person, String name) {
        return person.see("nav.lf-views a", name);
    }
}
