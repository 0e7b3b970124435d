package legal.leadflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in and out, as the application and Keycloak do it together. */
class SignInIT {
    private final RunningStack stack = RunningStack.get();
    private final HtmlForms browser = new HtmlForms(stack.https());

    @Test
    void aNewcomerSignsInAndComesBackToWhereTheyWantedToGo() throws IOException {
        browser.open(stack.baseUrl() + "/home?from=here");
        assertThat(browser.page().uri().toString()).startsWith(stack.keycloakUrl());
        signIn("renata", DemoPeople.PASSWORD);
        assertThat(browser.page().statusCode()).isEqualTo(200);
        assertThat(browser.page().uri()).hasToString(stack.baseUrl() + "/home?from=here");
    }

    @Test
    void theSignInServerLearnsNothingOfWhatWasAsked() throws IOException {
        HttpResponse<String> asked = page("/calls/new?from=%2B12125550123");
        assertThat(asked.headers().firstValue("Location")).hasValue("/back/");
        assertThat(asked.headers().allValues("set-cookie")).anySatisfy(cookie -> assertThat(cookie).startsWith("__Host-leadflow-back=")
                .containsIgnoringCase("; secure").contains("HttpOnly").contains("SameSite=Lax").containsIgnoringCase("path=/;"));
        assertThat(page("/back/").headers().firstValue("Location").orElseThrow()).startsWith(stack.keycloakUrl())
                .contains("redirect_uri=" + URLEncoder.encode(stack.baseUrl() + "/back/", StandardCharsets.UTF_8) + "&");
    }

    @Test
    void anAddressTooLongToKeepIsNotToldEither() throws IOException {
        HttpResponse<String> asked = page("/calls/new?from=%2B12125550123&x=" + "x".repeat(3_000));
        assertThat(asked.headers().firstValue("Location")).hasValue("/back/");
        assertThat(asked.headers().allValues("set-cookie")).allSatisfy(cookie -> assertThat(cookie).hasSizeLessThan(4_096));
    }

    private HttpResponse<String> page(String path) throws IOException {
        return stack.https().send(HttpRequest.newBuilder(URI.create(stack.baseUrl() + path)).header("Accept", "text/html"));
    }

    @Test
    void theSessionsCookieStaysWithThisHostAndOutOfReachOfScripts() throws IOException {
        browser.open(stack.baseUrl() + "/home");
        signIn("renata", DemoPeople.PASSWORD);
        HttpCookie session = browser.cookies().stream().filter(cookie -> cookie.getName().equals("__Host-leadflow")).findFirst().orElseThrow();
        assertThat(session.getSecure()).isTrue();
        assertThat(session.isHttpOnly()).isTrue();
        assertThat(session.getPath()).isEqualTo("/");
    }

    @Test
    void signingOutEndsBothSessions() throws IOException {
        browser.open(stack.baseUrl() + "/home");
        signIn("renata", DemoPeople.PASSWORD);
        browser.post(URI.create(stack.baseUrl() + "/sign-out"), Map.of());
        assertThat(browser.page().uri()).hasToString(stack.baseUrl() + "/signed-out");
        browser.open(stack.baseUrl() + "/home");
        assertThat(browser.page().uri().toString()).as("asked for name and password again").startsWith(stack.keycloakUrl());
        assertThat(browser.page().body()).contains("name=\"password\"");
    }

    @Test
    void noAddressOfSigningOutNamesThePerson() throws IOException {
        browser.open(stack.baseUrl() + "/home");
        signIn("renata", DemoPeople.PASSWORD);
        browser.post(URI.create(stack.baseUrl() + "/sign-out"), Map.of());
        String hint = browser.addresses().stream().map(URI::getQuery).filter(query -> query != null && query.contains("id_token_hint=")).findFirst().orElseThrow().replaceAll(".*id_token_hint=([^&]+).*", "$1");
        JsonObject told = Json.createReader(new StringReader(new String(Base64.getUrlDecoder().decode(hint.split("\\.")[1]), StandardCharsets.UTF_8))).readObject();
        assertThat(told).containsKeys("sub", "sid").doesNotContainKeys("name", "given_name", "family_name", "preferred_username", "email", "firm", "realm_access");
        assertThat(told.toString()).doesNotContainIgnoringCase("renata");
    }

    @Test
    void signingOutByALinkDoesNothing() throws IOException {
        browser.open(stack.baseUrl() + "/home");
        signIn("renata", DemoPeople.PASSWORD);
        browser.open(stack.baseUrl() + "/sign-out");
        assertThat(browser.page().statusCode()).isEqualTo(405);
        browser.open(stack.baseUrl() + "/home");
        assertThat(browser.page().uri()).hasToString(stack.baseUrl() + "/home");
    }

    @Test
    void aRequestOfAScriptWithoutASessionGets401AndNoRedirect() throws IOException {
        HttpResponse<String> answer = stack.https().send(HttpRequest.newBuilder(URI.create(stack.baseUrl() + "/home"))
                .header("Accept", "application/xml, text/xml, */*; q=0.01").header("X-Requested-With", "XMLHttpRequest").header("Faces-Request", "partial/ajax"));
        assertThat(answer.statusCode()).isEqualTo(401);
    }

    @Test
    void aStrangersRequestMakesNoSession() throws IOException {
        for (String path : new String[] {"/", "/home", "/signed-out", "/calls/log?x=1"}) {
            HttpResponse<String> answer = stack.https().send(HttpRequest.newBuilder(URI.create(stack.baseUrl() + path)).header("Accept", "text/html"));
            assertThat(answer.headers().allValues("set-cookie")).as(path).noneMatch(cookie -> cookie.startsWith("__Host-leadflow=") && !cookie.contains("Expires=Thu, 01-Jan-1970"));
        }
    }

    @Test
    void noCookieTravelsWithRequestsOfOtherSites() throws IOException {
        HttpResponse<String> answer = stack.https().send(HttpRequest.newBuilder(URI.create(stack.baseUrl() + "/home")).header("Accept", "text/html"));
        assertThat(answer.headers().allValues("set-cookie")).isNotEmpty()
                .allSatisfy(cookie -> assertThat(cookie).containsIgnoringCase("; secure").contains("HttpOnly").contains("SameSite=Lax"));
    }

    @Test
    void aTokenForAnotherClientIsRefused() throws IOException {
        String foreign = stack.stack().keycloak().token("leadflow", "admin-cli", "renata", DemoPeople.PASSWORD);
        HttpResponse<String> answer = stack.https().send(HttpRequest.newBuilder(URI.create(stack.baseUrl() + "/home")).header("Authorization", "Bearer " + foreign));
        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(stack.https().send(stack.as("renata", "/home")).statusCode()).isNotEqualTo(401);
    }

    @Test
    void theSignInWithoutPkceIsRefused() throws IOException {
        String ask = stack.keycloakUrl() + "/realms/leadflow/protocol/openid-connect/auth?response_type=code&client_id=leadflow-web&scope=openid&redirect_uri=";
        HttpResponse<String> answer = stack.https().send(HttpRequest.newBuilder(URI.create(ask + stack.baseUrl() + "/back/")).header("Accept", "text/html"));
        assertThat(answer.headers().firstValue("Location").orElse(answer.body())).contains("error=invalid_request").contains("code_challenge_method");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/home", "/back", "/back/x", "/back/?x=1", "/signed-out"})
    void theSignInServerLeadsBackToOneAddressAlone(String path) throws IOException {
        String ask = stack.keycloakUrl() + "/realms/leadflow/protocol/openid-connect/auth?response_type=code&client_id=leadflow-web&scope=openid&code_challenge_method=S256&code_challenge="
                + "x".repeat(43) + "&redirect_uri=";
        assertThat(asked(ask + stack.baseUrl() + "/back/").statusCode()).as("the one address").isEqualTo(200);
        HttpResponse<String> answer = asked(ask + URLEncoder.encode(stack.baseUrl() + path, StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Location")).isEmpty();
    }

    private HttpResponse<String> asked(String address) throws IOException {
        return stack.https().send(HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html"));
    }

    private void signIn(String name, String password) throws IOException {
        browser.submit(Map.of("username", name, "password", password));
    }
}
