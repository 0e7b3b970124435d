package legal.leadflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;

/** Signing in and out as people do it, in the real browser. */
class BrowserIT {
    @Test
    void aReceptionistSignsInAndOut() {
        try (BrowserContext window = Browser.window()) {
            Page page = Browser.signedIn(window, "renata", "/home");
            assertThat(page.url()).isEqualTo(RunningStack.get().baseUrl() + "/home");
            page.locator("#sign-out").evaluate("button => button.form.requestSubmit(button)"); // it may stand in a closed menu
            page.waitForURL("**/signed-out");
            page.locator("#sign-in").click();
            page.locator("#password").waitFor();
            assertThat(page.url()).startsWith(RunningStack.get().keycloakUrl());
        }
    }
}
