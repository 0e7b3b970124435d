package legal.leadflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The administrator's own program that judges every answer's headers by the points of MDN's HTTP Observatory (S20). */
class ObservatoryIT {
    private static final Path PROGRAM = Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolveSibling("config/security-tests/Observatory.java");
    private final RunningStack stack = RunningStack.get();

    /** Pages, pages of errors (a page that is refused, one that is missing), files. Answers that only lead to the sign-in say nothing to draw, and carry no policy. */
    @ParameterizedTest
    @CsvSource({"marcus, /home /calls/log /calls/new /leads/list /campaigns/list /imports/list /imports/run /leads/lead /nothing-here /sign-out /jakarta.faces.resource/css/tokens.css.xhtml?ln=leadflow",
        "carla, /audit/log /audit/export", "renata, /audit/log", "nobody, /signed-out"})
    void everyAnswerIsWell(String person, String paths) throws Exception {
        List<String> addresses = Stream.of(paths.split(" ")).map(path -> stack.baseUrl() + path).toList();
        Said said = judge(person.equals("nobody") ? "" : stack.token(person), 130, addresses);
        assertThat(said.words()).contains(" well ").doesNotContain("LOW").doesNotContain("NOT ASKED");
        assertThat(said.code()).isZero();
    }

    /** The sign-in in both languages; its page for signing out; its pages of errors; the account page, and the frame that tells it of the session's end. */
    @Test
    void theSignInIsWell() throws Exception {
        String ask = "/protocol/openid-connect/auth?response_type=code&client_id=leadflow-web&scope=openid&code_challenge_method=S256&code_challenge=" + "x".repeat(43) + "&redirect_uri="
                + stack.baseUrl() + "/back/";
        List<String> addresses = Stream.of(ask, ask + "&ui_locales=es", "/protocol/openid-connect/auth?client_id=nobody", "/protocol/openid-connect/logout",
                "/login-actions/authenticate?session_code=x&client_id=leadflow-web", "/login-actions/restart?client_id=leadflow-web", "/login-actions/required-action",
                "/nothing-here", "/account/", "/protocol/openid-connect/3p-cookies/step1.html", "/protocol/openid-connect/login-status-iframe.html")
                .map(path -> stack.keycloakUrl() + "/realms/leadflow" + path).collect(Collectors.toCollection(ArrayList::new));
        addresses.add(stack.keycloakUrl() + "/nothing-here"); // before any realm
        Said said = judge("", 130, addresses);
        assertThat(said.words()).contains(" well  200 ").contains(" well  400 ").contains(" well  404 ").doesNotContain("LOW").doesNotContain("NOT ASKED");
        assertThat(said.code()).isZero();
    }

    /** Pages that are reached by a form alone; the program asks for none of them. Keycloak would write a script into each. */
    @Test
    void anAnswerToAFormHoldsNoScriptAndNoCookieThatScriptsRead() throws IOException {
        HtmlForms browser = new HtmlForms(stack.https());
        browser.open(stack.baseUrl() + "/home");
        browser.submit(Map.of("username", "renata", "password", "not-the-password"));
        assertThat(browser.page().uri().toString()).startsWith(stack.keycloakUrl());
        assertThat(browser.page().body()).contains("input-error").contains("/js/door.js").doesNotContainPattern("(?i)<script(?![^>]*\\ssrc=)").doesNotContainPattern("(?i)\\son[a-z]+=|\\sstyle=|<style");
        assertThat(browser.cookies()).isNotEmpty().allSatisfy(cookie -> assertThat(cookie.isHttpOnly()).as(cookie.getName()).isTrue());
        assertThat(browser.page().headers().firstValue("Content-Security-Policy").orElseThrow()).contains("default-src 'none'").contains("form-action 'self' " + stack.baseUrl()).doesNotContain("unsafe");
    }

    @Test
    void aServerWithoutHeadersIsTold() throws Exception {
        HttpServer bare = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        bare.createContext("/", exchange -> {
            exchange.getResponseHeaders().add("Set-Cookie", "session=1");
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        bare.start();
        try {
            Said said = judge("", 130, List.of("http://localhost:" + bare.getAddress().getPort() + "/"));
            assertThat(said.words()).contains("LOW").contains("content-policy=-25").contains("cookies=-40").contains("strict-transport=-20").contains("framing=-20");
            assertThat(said.code()).isEqualTo(1);
        } finally {
            bare.stop(0);
        }
    }

    private record Said(int code, String words) {
    }

    private Said judge(String token, int least, List<String> addresses) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/java").toString(), PROGRAM.toString(), "--least", Integer.toString(least)));
        command.addAll(addresses);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LEADFLOW_TOKEN", token);
        builder.environment().put("JDK_JAVA_OPTIONS", "-Djavax.net.ssl.trustStore=" + stack.trustStore() + " -Djavax.net.ssl.trustStorePassword=" + stack.trustStorePassword());
        Process process = builder.start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), words);
    }
}
