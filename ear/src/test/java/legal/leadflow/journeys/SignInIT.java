package legal.leadflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
import java.time.Instant;
import java.util.List;
import legal.leadflow.stack.RunningStack;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Coming in and going out. */
@Order(20)
class SignInIT {
    @Test
    void whoIsNotOfTheDemoSetsUpASecondFactorAndIsAskedForItFromThenOn() {
        Totp totp;
        try (Person tess = Person.stranger("tess")) {
            tess.open("/leads/list");
            Axe.finds0(tess.page(), "sign-in");
            tess.signIn("tess", "tests-LeadFlow-2026");
            tess.see("#mode-manual").click();
            totp = new Totp(tess.see("#kc-totp-secret-key").innerText());
            tess.see("#totp").fill(totp.code(Instant.now(), 0));
            tess.see("#userLabel").fill("My phone");
            tess.see("#saveTOTPBtn").click();
            tess.page().waitForURL(RunningStack.get().baseUrl() + "/leads/list");
            assertThat(tess.see(".lf-account summary")).containsText("Tess Whitfield");
        }
        try (Person tess = Person.stranger("tess")) {
            tess.open("/");
            tess.signIn("tess", "tests-LeadFlow-2026");
            Axe.finds0(tess.page(), "second factor");
            String right = totp.code(Instant.now(), 1); // the code of the set-up is spent
            tess.see("#otp").fill(right.equals("000000") ? "111111" : "000000");
            tess.see("#kc-login").click();
            assertThat(tess.see("#otp")).hasAttribute("aria-invalid", "true");
            tess.see("#otp").fill(right);
            tess.see("#kc-login").click();
            tess.page().waitForURL(url -> url.startsWith(RunningStack.get().baseUrl()));
        }
    }

    @Test
    void afterFiveWrongPasswordsTheRightOneIsRefusedToo() {
        try (Person boris = Person.stranger("boris")) {
            boris.open("/");
            for (int i = 0; i < 5; i++) {
                boris.signIn("boris", "not-the-password-" + i);
                boris.page().waitForLoadState();
                assertThat(boris.see("#password")).hasAttribute("aria-invalid", "true");
            }
            Axe.finds0(boris.page(), "sign-in with an error");
            boris.signIn("boris", Person.PASSWORD);
            assertThat(boris.see("#password")).isVisible();
            assertThat(boris.isAtTheDoor()).isTrue();
        }
    }

    @Test
    void signingOutEndsBothSessions() {
        try (Person felix = Person.anew("felix"); Person thief = Person.stranger("thief")) {
            List<Cookie> kept = felix.browserWindow().cookies();
            felix.see("#account summary").click();
            felix.see("#sign-out").click();
            felix.page().waitForURL(RunningStack.get().baseUrl() + "/signed-out");
            Axe.finds0(felix.page(), "signed out");
            felix.open("/audit/log");
            assertThat(felix.isAtTheDoor()).as("after signing out").isTrue();
            assertThat(felix.see("#password")).isVisible();
            thief.browserWindow().addCookies(kept);
            thief.open("/audit/log");
            assertThat(thief.isAtTheDoor()).as("with the cookies of the session that ended").isTrue();
        }
    }

    @Test
    void anExpiredSessionComesBackToWhereItWas() {
        try (Person renata = Person.anew("renata")) {
            renata.open("/calls/log?outcome=MISSED");
            renata.browserWindow().clearCookies(new com.microsoft.playwright.BrowserContext.ClearCookiesOptions().setName("__Host-leadflow"));
            Page page = renata.page();
            page.reload();
            page.waitForURL(RunningStack.get().baseUrl() + "/calls/log?outcome=MISSED"); // Keycloak's own session still stands
            renata.browserWindow().clearCookies();
            renata.open("/calls/log?outcome=MISSED");
            page.waitForURL(url -> url.startsWith(RunningStack.get().keycloakUrl()));
            renata.signIn("renata", Person.PASSWORD);
            page.waitForURL(RunningStack.get().baseUrl() + "/calls/log?outcome=MISSED");
        }
    }

    @Test
    void twoPagesThatWaitForTheSameSignInEndInNoError() {
        try (Person renata = Person.stranger("renata")) {
            renata.open("/calls/log?outcome=MISSED");
            Page later = renata.another();
            later.navigate(RunningStack.get().baseUrl() + "/calls/log?outcome=ANSWERED");
            renata.signIn("renata", Person.PASSWORD); // in the earlier one: the later address has taken its place
            renata.page().waitForURL(RunningStack.get().baseUrl() + "/calls/log?outcome=ANSWERED");
            later.navigate(RunningStack.get().baseUrl() + "/back/");
            assertThat(later.locator(".lf-account summary")).containsText("Renata Solis");
        }
    }

    @Test
    void anAjaxCallAfterTheSessionEndedReloadsThePage() {
        try (Person renata = Person.anew("renata")) {
            renata.open("/calls/log");
            renata.browserWindow().clearCookies();
            renata.see("#account summary").click();
            renata.see("#language").selectOption("es");
            renata.page().waitForURL(url -> url.startsWith(RunningStack.get().keycloakUrl()));
            renata.signIn("renata", Person.PASSWORD);
            renata.page().waitForURL(RunningStack.get().baseUrl() + "/calls/log");
        }
    }
}
