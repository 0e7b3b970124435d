package legal.leadflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What reaches the firm is taken down and decided on. */
@Order(42)
class InquiriesIT {

    /** No mouse: an inquiry is written down, becomes a lead by one key, another is rejected by two, and what was wrong is undone. */
    @Test
    void anInboxIsWorkedWithTheKeyboardAlone() {
        String first = Unique.name("First");
        String second = Unique.name("Second");
        try (Person renata = Person.named("renata")) {
            takeDown(renata, first, Unique.phone(), "My brother was hit by a truck.");
            takeDown(renata, second, Unique.phone(), "Please call me.");
            assertThat(renata.see("#inquiry-title")).hasText("Ina " + second);
            assertThat(renata.see("#inquiry-title")).isFocused();
            renata.press("?");
            assertThat(renata.see("#keys", "Attach to a lead")).isVisible();
            renata.press("Escape", "r");
            assertThat(renata.see("#reject-dialog")).isVisible();
            renata.see("#do-reject").focus();
            renata.press("Enter");
            assertThat(renata.see("#reject-dialog [aria-invalid=true]")).isVisible();
            Axe.finds0(renata.page(), "inquiry, rejected without a reason");
            renata.see("#why").focus();
            renata.press("ArrowDown", "ArrowDown");
            renata.see("#do-reject").focus();
            renata.press("Enter");
            assertThat(renata.see("#done")).containsText("Rejected.");
            assertThat(renata.see("#live")).containsText("Rejected.");
            assertThat(renata.see("#inquiry-title")).isFocused();
            assertThat(renata.see("#inquiry-title")).not().hasText("Ina " + second);
            renata.press("u");
            assertThat(renata.see("#done")).containsText("waits again");
            assertThat(renata.see("#inquiry-title")).hasText("Ina " + second);
            renata.press("c");
            assertThat(renata.see("#done-lead")).isVisible();
            renata.see("#done-lead").focus();
            renata.press("Enter");
            assertThat(renata.see("#name")).hasText("Ina " + second);
            assertThat(renata.see("#timeline li[data-kind=INQUIRIES]", "Chat")).isVisible();
            assertThat(renata.page().content()).as("the words are a lead's story now").doesNotContain("Please call me.");
            renata.see("#timeline li[data-kind=INQUIRIES] a").click();
            assertThat(renata.see("#no-words")).containsText("not for your role");
        }
        try (Person marcus = Person.named("marcus")) {
            marcus.open("/leads/list");
            marcus.see("[id='find:text']").fill(second);
            marcus.see("[id='find:go']").click();
            marcus.see("#leads tbody th a", second).click();
            assertThat(marcus.see("#timeline li[data-kind=INQUIRIES]", "Please call me.")).isVisible();
            marcus.see("#show-inquiries").click();
            assertThat(marcus.see("#timeline li[data-kind=STAGES]").first()).isHidden();
        }
    }

    @Test
    void somebodyKnownIsChosenAndTheInquiryJoinsTheirLead() {
        String family = Unique.name("Known");
        String phone = Unique.phone();
        try (Person marcus = Person.named("marcus")) {
            String lead = LeadsIT.leadOf(marcus, phone, "Ina", family);
            takeDown(marcus, family, phone, "I have the papers.");
            assertThat(marcus.see("#who label", "same number")).containsText("Ina " + family);
            assertThat(marcus.see("#who label", "same number").locator("input")).isChecked();
            marcus.press("a");
            assertThat(marcus.see("#attach-dialog")).isVisible();
            Axe.finds0(marcus.page(), "inquiry, attaching");
            marcus.see("#number").fill("L-999999999");
            marcus.press("Enter");
            assertThat(marcus.see("#number-error")).containsText("no lead of this number");
            assertThat(marcus.see("#attach-dialog")).isVisible();
            Axe.finds0(marcus.page(), "inquiry, no such lead");
            marcus.see("#number").fill("");
            assertThat(marcus.see("#attach-dialog input[name=lead]")).isChecked();
            marcus.press("Enter");
            assertThat(marcus.see("#done")).containsText("Attached to the lead.");
            marcus.open(lead);
            assertThat(marcus.see("#timeline li[data-kind=INQUIRIES]", "I have the papers.")).isVisible();
        }
    }

    @Test
    void twoInquiriesOfOneNumberAreOneAndSpamIsFoundAmongTheSpam() {
        String family = Unique.name("Twice");
        String phone = Unique.phone();
        try (Person marcus = Person.named("marcus")) {
            takeDown(marcus, family, phone, "Are you there?");
            takeDown(marcus, family, phone, "Hello?");
            marcus.press("d");
            assertThat(marcus.see("#duplicate-dialog input[name=original]")).isChecked();
            Axe.finds0(marcus.page(), "inquiry, a duplicate");
            marcus.see("#duplicate-dialog input[name=original]").evaluate("choice => { choice.checked = false; }");
            marcus.see("#do-duplicate").click();
            assertThat(marcus.see("#duplicate-dialog #original-error")).isVisible();
            marcus.see("#duplicate-dialog input[name=original]").check();
            marcus.see("#do-duplicate").click();
            assertThat(marcus.see("#done")).containsText("Marked as duplicate.");
            marcus.open("/inquiries/list?state=DUPLICATE");
            assertThat(marcus.see("#inquiry-title")).hasText("Ina " + family);
            marcus.see("#to-original").click();
            assertThat(marcus.see("#words")).hasText("Are you there?");
            marcus.press("s");
            assertThat(marcus.see("#done")).containsText("Marked as spam.");
            marcus.open("/inquiries/list?state=SPAM");
            assertThat(marcus.see("#inquiry-title")).hasText("Ina " + family);
            marcus.see("#take-back").click();
            assertThat(marcus.see("#inquiry-state")).hasText("Waiting");
            assertThat(marcus.see("#inquiry-title")).hasText("Ina " + family);
        }
    }

    @Test
    void ofTwoWhoDecideTheSecondReadsWhoWasQuicker() {
        String family = Unique.name("Race");
        try (Person marcus = Person.named("marcus"); Person renata = Person.named("renata")) {
            takeDown(marcus, family, Unique.phone(), "Help");
            renata.open(marcus.at());
            marcus.press("s");
            assertThat(marcus.see("#done")).isVisible();
            renata.press("c");
            assertThat(renata.see("#notes [role=alert]")).containsText(Pattern.compile("Marcus Bell was quicker.*Spam"));
            assertThat(renata.see("#inquiry-title")).hasText("Ina " + family);
            assertThat(renata.see("#take-back")).isVisible();
        }
    }

    @Test
    void whatCannotBeTakenIsSaidAtItsFieldAndNothingTypedIsLost() {
        try (Person marcus = Person.named("marcus")) {
            marcus.open("/inquiries/new");
            marcus.press("Control+Enter");
            assertThat(marcus.see("#givenName-error")).isVisible();
            String family = Unique.name("Kept");
            marcus.see("#familyName").fill(family);
            marcus.see("#phone").fill("12");
            marcus.see("#email").fill("nobody");
            marcus.see("#message").fill("Typed\nwith care");
            marcus.press("Control+Enter");
            assertThat(marcus.see("#email-error")).isVisible();
            marcus.see("#email").fill("nobody@example.com");
            marcus.press("Control+Enter");
            assertThat(marcus.see("#phone-error")).isVisible();
            Axe.finds0(marcus.page(), "inquiry, refused");
            assertThat(marcus.see("#message")).hasValue("Typed\nwith care");
            assertThat(marcus.see("#familyName")).hasValue(family);
            marcus.see("#phone").fill(Unique.phone());
            marcus.press("Control+Enter");
            assertThat(marcus.see("#inquiry-title")).hasText(family);
        }
    }

    @Test
    void onATelephoneTheListStandsAboveTheInquiry() {
        for (int width : new int[] {390, 320}) {
            try (Person marcus = Person.named("marcus", options -> options.setViewportSize(width, 800))) {
                takeDown(marcus, Unique.name("Narrow"), Unique.phone(), "Help");
                assertThat(marcus.see("#inquiries").boundingBox().y).isLessThan(marcus.see("#inquiry").boundingBox().y);
                assertThat((boolean) marcus.page().evaluate("() => document.documentElement.scrollWidth > document.documentElement.clientWidth")).isFalse();
                marcus.see("#spam").click();
                assertThat(marcus.see("#undo")).isVisible();
                marcus.see("#undo").click();
                assertThat(marcus.see("#done")).containsText("waits again");
            }
        }
    }

    /** By keys alone; the new inquiry is then open in the list. */
    private static void takeDown(Person person, String family, String phone, String words) {
        person.open("/inquiries/new");
        assertThat(person.see("#channel")).isFocused();
        person.type("Ch"); // Chat
        person.press("Tab");
        person.see("#givenName").focus();
        person.type("Ina");
        person.press("Tab");
        person.type(family);
        person.press("Tab");
        person.type(phone);
        person.see("#message").focus();
        person.type(words);
        person.press("Control+Enter");
        assertThat(person.see("#inquiry-title")).hasText("Ina " + family);
    }
}
