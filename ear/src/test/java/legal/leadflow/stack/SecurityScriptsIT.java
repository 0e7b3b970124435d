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

    /** More of each kind than the server has threads. How long the one at work waited is a figure of the benchmark's kind: here, that they were served at all. */
    @Test
    void slow() throws Exception {
        var said = CarelessServersIT.run("slow.sh", List.of(stack.baseUrl() + "/signed-out", "60"), Map.of("LEADFLOW_CA", authority().get("LEADFLOW_CA"), "LEADFLOW_SLOW_FROM", "127.0.0.2"));
        assertThat(said.words().lines().filter(line -> line.contains("60 of 60 connected, 0 held longer than 15 s"))).as(said.words()).hasSize(6);
        assertThat(said.words()).doesNotContain("waited 10000 ms").doesNotContain("was refused");
    }

    private Map<String, String> authority() {
        return Map.of("LEADFLOW_CA", stack.folders().tls().resolve("authority.pem").toString());
    }
}
