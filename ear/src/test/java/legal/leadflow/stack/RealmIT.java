package legal.leadflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The product's realm without the demo laid over it, in a realm of this test's own: what a firm's people really get. */
class RealmIT {
    private static final String PASSWORD = "orbit-lantern-49-maple";
    private final RunningStack stack = RunningStack.get();
    private final String realm = "it-" + UUID.randomUUID();
    private final String person = "p" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void makeRealm() throws IOException {
        Path product = stack.folders().config().resolve("keycloak/leadflow-realm.json");
        JsonObject code = Realm.read(Map.of("LEADFLOW_URL", stack.baseUrl(), "LEADFLOW_OIDC_SECRET", UUID.randomUUID().toString()), product, List.of());
        assertThat(admin("POST", "", Json.createObjectBuilder(code).add("realm", realm).build()).statusCode()).isEqualTo(201);
    }

    @AfterEach
    void removeRealm() throws IOException {
        admin("DELETE", "/" + realm, null);
    }

    @Test
    void nobodyGetsInByAPasswordAlone() throws IOException {
        addPerson(PASSWORD);
        HtmlForms browser = signIn(PASSWORD);
        assertThat(browser.page().body()).as("the set-up of one-time codes").contains("name=\"totpSecret\"");
        assertThat(browser.page().uri().getHost()).isEqualTo("localhost");
        assertThat(browser.page().uri().getPort()).isEqualTo(stack.ports().keycloak());
    }

    @Test
    void whoHasSetUpAOneTimeCodeIsAskedForItNextTime() throws IOException {
        addPerson(PASSWORD);
        HtmlForms first = signIn(PASSWORD);
        Matcher secret = Pattern.compile("name=\"totpSecret\" value=\"([^\"]+)\"").matcher(first.page().body());
        assertThat(secret.find()).isTrue();
        Matcher shown = Pattern.compile("id=\"kc-totp-secret-key\"[^>]*>([^<]+)<").matcher(first.open(first.page().uri() + "&mode=manual").page().body());
        assertThat(shown.find()).isTrue();
        Matcher again = Pattern.compile("name=\"totpSecret\" value=\"([^\"]+)\"").matcher(first.page().body());
        assertThat(again.find()).isTrue();
        first.submit(Map.of("totpSecret", again.group(1), "totp", Totp.code(shown.group(1), Instant.now()), "userLabel", "", "mode", "manual"));
        assertThat(first.page().uri().toString()).as("in").startsWith(stack.baseUrl());

        HtmlForms second = signIn(PASSWORD);
        assertThat(second.page().body()).contains("name=\"otp\"");
        second.submit(Map.of("otp", "000000"));
        assertThat(second.page().uri().getPort()).as("a wrong code lets nobody in").isEqualTo(stack.ports().keycloak());
    }

    /** All that has a script: a violation of the policy would be told by the browser, and nothing would happen. */
    @Test
    void aSecurityKeyIsAddedAndUsedAndTheAccountPageOpensUnderThePolicy() throws IOException {
        addPerson(PASSWORD);
        List<String> violations = new ArrayList<>();
        try (BrowserContext window = Browser.window()) {
            window.onConsoleMessage(said -> Stream.of(said.text()).filter(text -> text.contains("Content Security Policy")).forEach(violations::add));
            Page page = window.newPage();
            signIn(page);
            page.locator("#mode-manual").click();
            page.locator("#totp").fill(Totp.code(page.locator("#kc-totp-secret-key").innerText(), Instant.now()));
            page.locator("#userLabel").fill("My phone");
            page.locator("#saveTOTPBtn").click();
            page.waitForURL(url -> url.startsWith(stack.baseUrl()));
            plugIn(window.newCDPSession(page));
            page.navigate(ask() + "&kc_action=webauthn-register");
            page.locator("#authenticatorLabel").fill("Blue key");
            page.locator("#registerWebAuthn").click();
            page.waitForURL(url -> url.startsWith(stack.baseUrl()));
            window.clearCookies();
            signIn(page);
            page.locator("#try-another-way").click();
            page.locator("#kc-select-credential-form button").filter(new Locator.FilterOptions().setHasText("Security key")).click();
            page.locator("#authenticateWebAuthnButton").click();
            page.waitForURL(url -> url.startsWith(stack.baseUrl()));
            page.navigate(stack.keycloakUrl() + "/realms/" + realm + "/account/account-security/signing-in");
            page.getByText("Blue key").waitFor();
            assertThat(page.getByText("My phone").isVisible()).isTrue();
        }
        assertThat(violations).isEmpty();
    }

    @Test
    void fiveWrongPasswordsLockForAWhileEvenForTheRightOne() throws IOException {
        addPerson(PASSWORD);
        for (int i = 0; i < 5; i++) {
            signIn("wrong-wrong-wrong-" + i);
        }
        assertThat(signIn(PASSWORD).page().body()).doesNotContain("name=\"totpSecret\"").contains("name=\"password\"");
        JsonArray failures = read("/" + realm + "/events?type=LOGIN_ERROR");
        assertThat(failures).as("stored sign-in events").hasSizeGreaterThanOrEqualTo(5);
    }

    @Test
    void passwordsAreJudgedByLengthAndBlocklistAlone() throws IOException {
        String id = addPerson(PASSWORD);
        for (String refused : List.of("passwordpassword", "qwertyuiopasdfg", person + "@example.com")) {
            assertThat(setPassword(id, refused)).as(refused).isEqualTo(400);
        }
        assertThat(setPassword(id, "Sh0rt-but-w1ld")).as("14 letters").isEqualTo(400);
        assertThat(setPassword(id, "all lower case and no digit")).as("a phrase").isEqualTo(204);
    }

    @Test
    void theLimitsOfSessionsAreThoseOfTheDecision() throws IOException {
        HttpResponse<String> answer = admin("GET", "/" + realm, null);
        JsonObject told = Json.createReader(new StringReader(answer.body())).readObject();
        assertThat(told.getInt("accessTokenLifespan")).isEqualTo(300);
        assertThat(told.getInt("ssoSessionIdleTimeout")).isEqualTo(1800);
        assertThat(told.getInt("ssoSessionMaxLifespan")).isEqualTo(36000);
        assertThat(told.getBoolean("bruteForceProtected") && !told.getBoolean("permanentLockout") && told.getInt("failureFactor") == 5).isTrue();
        assertThat(told.getBoolean("eventsEnabled") && told.getBoolean("adminEventsEnabled")).isTrue();
        JsonArray clients = read("/" + realm + "/clients?clientId=leadflow-demo-cli");
        assertThat(clients).as("the client of the demo's scripts").isEmpty();
    }

    private HtmlForms signIn(String password) throws IOException {
        HtmlForms browser = new HtmlForms(stack.https());
        browser.open(ask());
        return browser.submit(Map.of("username", person, "password", password));
    }

    private void signIn(Page page) {
        page.navigate(ask());
        page.locator("#username").fill(person);
        page.locator("#password").fill(PASSWORD);
        page.locator("#kc-login").click();
    }

    private String ask() {
        return stack.keycloakUrl() + "/realms/" + realm + "/protocol/openid-connect/auth?response_type=code&client_id=leadflow-web&scope=openid&redirect_uri="
                + stack.baseUrl() + "/back/&code_challenge_method=S256&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    }

    /** A security key that Chromium plays, whose owner always touches it. */
    private static void plugIn(CDPSession browser) {
        browser.send("WebAuthn.enable");
        browser.send("WebAuthn.addVirtualAuthenticator", JsonParser.parseString("""
                {"options": {"protocol": "ctap2", "transport": "usb", "hasUserVerification": true, "isUserVerified": true, "automaticPresenceSimulation": true}}""").getAsJsonObject());
    }

    private String addPerson(String password) throws IOException {
        JsonObject user = Json.createObjectBuilder().add("username", person).add("enabled", true).add("emailVerified", true).add("email", person + "@example.com")
                .add("firstName", "Test").add("lastName", "Person")
                .add("credentials", Json.createArrayBuilder().add(Json.createObjectBuilder().add("type", "password").add("value", password))).build();
        HttpResponse<String> made = admin("POST", "/" + realm + "/users", user);
        assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
        String location = made.headers().firstValue("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    private int setPassword(String id, String password) throws IOException {
        return admin("PUT", "/" + realm + "/users/" + id + "/reset-password", Json.createObjectBuilder().add("type", "password").add("value", password).build()).statusCode();
    }

    private JsonArray read(String path) throws IOException {
        return Json.createReader(new StringReader(admin("GET", path, null).body())).readArray();
    }

    private HttpResponse<String> admin(String method, String path, JsonObject body) throws IOException {
        return stack.stack().keycloak().administer(method, path, body);
    }
}
