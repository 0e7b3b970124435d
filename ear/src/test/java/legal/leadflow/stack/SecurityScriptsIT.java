package legal.leadflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
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

    /** More of each kind, at each address, than the server has threads. The one at work waits a second by S27; here, beside other work of the machine, at most five. */
    @Test
    void slow() throws Exception {
        var said = CarelessServersIT.run("slow.sh", List.of(stack.baseUrl() + "/signed-out", "120"),
                Map.of("LEADFLOW_CA", authority().get("LEADFLOW_CA"), "LEADFLOW_SLOW_FROM", "127.0.0.2", "LEADFLOW_SLOW_PATHS", "/imports/upload"));
        assertThat(said.words().lines().filter(line -> line.contains("120 of 120 connected, 0 held longer than 15 s"))).as(said.words()).hasSize(7);
        assertThat(said.words()).doesNotContain("was refused");
        assertThat(Pattern.compile("waited (\\d+) ms").matcher(said.words()).results().mapToInt(wait -> Integer.parseInt(wait.group(1)))).as(said.words()).hasSize(7).allMatch(wait -> wait < 5_000);
    }

    private Map<String, String> authority() {
        return Map.of("LEADFLOW_CA", stack.folders().tls().resolve("authority.pem").toString());
    }
}
