package legal.leadflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The administrator's scripts in {@code config/security-tests} find nothing here; {@link CarelessServersIT} has them find something. */
class SecurityScriptsIT {
    private final RunningStack stack = RunningStack.get();
    private final String server = "localhost:" + stack.ports().application();

    @Test
    void framing() throws Exception {
        var said = CarelessServersIT.run("framing.sh", List.of(stack.baseUrl()), Map.of());
        assertThat(said.words()).contains("well: all refused").doesNotContain("NOT");
        assertThat(said.code()).isZero();
    }

    @Test
    void tls() throws Exception {
        var said = CarelessServersIT.run("tls.sh", List.of(server, "localhost:" + stack.ports().keycloak(), "localhost:" + stack.ports().management(), "postgres:localhost:" + stack.ports().postgres()), authority());
        assertThat(said.words()).contains("well: TLS 1.3 and nothing older").doesNotContain("NOT");
        assertThat(said.code()).isZero();
    }

    @Test
    void csrf() throws Exception {
        HtmlForms browser = new HtmlForms(stack.https());
        browser.open(stack.baseUrl() + "/home").submit(Map.of("username", "marcus", "password", DemoPeople.PASSWORD));
        String session = browser.cookies().stream().filter(cookie -> cookie.getName().equals("__Host-leadflow")).findFirst().orElseThrow().getValue();
        var said = CarelessServersIT.run("csrf.sh", List.of(stack.baseUrl() + "/calls/log"), Map.of("LEADFLOW_CA", authority().get("LEADFLOW_CA"), "LEADFLOW_COOKIE", "__Host-leadflow=" + session));
        assertThat(said.words()).contains("well: all refused").doesNotContain("NOT");
        assertThat(said.code()).isZero();
    }

    private Map<String, String> authority() {
        return Map.of("LEADFLOW_CA", stack.folders().tls().resolve("authority.pem").toString());
    }
}
