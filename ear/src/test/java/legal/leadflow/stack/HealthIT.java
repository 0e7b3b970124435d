package legal.leadflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the server says of itself on the management interface, and only there. */
class HealthIT {
    private final RunningStack stack = RunningStack.get();

    @Test
    void aServerThatServesIsReady() {
        assertThat(Waiting.until(() -> ready().statusCode() == 200, Duration.ofSeconds(60))).as("ready: " + ready().body()).isTrue();
        assertThat(ready().body()).contains("\"database\"", "\"keys\"", "\"audit-sealer\"", "\"sign-in\"", "\"damaged\":0").doesNotContain("Alpha", "Beta");
    }

    @Test
    void aReadyServerHasAskedItselfForThePagesThatPeopleAskFirst() throws IOException {
        assertThat(Waiting.until(() -> ready().statusCode() == 200, Duration.ofSeconds(60))).as("ready: " + ready().body()).isTrue();
        assertThat(ready().body()).containsPattern("\"name\":\"warm\",\"status\":\"UP\",\"data\":\\{\"took-ms\":[1-9]");
        Path log = stack.stack().wildfly().home().resolve("log/server.log");
        assertThat(Files.readString(log)).contains("The server is warm").doesNotContain("did not warm up", "could not ask itself");
    }

    @Test
    void aKeyThatDoesNotOpenIsToldAndItsReturnTooWithoutARestart() throws IOException {
        Path key = stack.folders().firmKeys().resolve(Firms.BETA + ".index");
        byte[] whole = Files.readAllBytes(key);
        Path aside = Files.copy(key, key.resolveSibling("aside"), StandardCopyOption.REPLACE_EXISTING);
        try {
            whole[whole.length / 2] ^= 1;
            Files.write(key, whole);
            assertThat(Waiting.until(() -> ready().statusCode() == 503, Duration.ofSeconds(30))).isTrue();
            assertThat(ready().body()).contains("\"damaged\":1").doesNotContain(Firms.BETA.toString());
        } finally {
            Files.move(aside, key, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(Waiting.until(() -> ready().statusCode() == 200, Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void aSignInServerThatHangsIsToldWithItsRemedyAndItsReturnToo() {
        ProcessHandle keycloak = stack.stack().processes().get("Keycloak");
        signal("STOP", keycloak);
        try {
            assertThat(Waiting.until(() -> ready().statusCode() == 503, Duration.ofSeconds(30))).isTrue();
            assertThat(ready().body()).contains("\"faults\":\"no-answer\"", "start Keycloak");
            assertThat(health("live").statusCode()).as("no reason to restart this server").isEqualTo(200);
        } finally {
            signal("CONT", keycloak);
        }
        assertThat(Waiting.until(() -> ready().statusCode() == 200, Duration.ofSeconds(30))).as(ready().body()).isTrue();
    }

    @Test
    void headsThatCannotBeWrittenAreToldAndSealingGoesOnAfterwards() throws IOException {
        Path heads = stack.folders().run().resolve("audit-heads/heads");
        Path aside = heads.resolveSibling("heads-aside");
        Files.move(heads, aside);
        Files.createDirectory(heads);
        try {
            assertThat(stack.https().send(stack.as("marcus", "/leads/list").header("Accept", "text/html")).statusCode()).isEqualTo(200);
            assertThat(Waiting.until(() -> ready().statusCode() == 503, Duration.ofSeconds(30))).isTrue();
            assertThat(ready().body()).contains("no-heads-file", "LEADFLOW_AUDIT_HEADS");
        } finally {
            Files.delete(heads);
            Files.move(aside, heads);
        }
        assertThat(Waiting.until(() -> ready().statusCode() == 200, Duration.ofSeconds(30))).as(ready().body()).isTrue();
    }

    /** No clock of the machine is touched: the limit is set below what any two clocks can keep. */
    @Test
    void clocksAreHeldToALimitThatAnAdministratorSetsWithoutARestart() throws IOException {
        try (Management console = new Management(stack)) {
            console.run("write-attribute", "system-property=leadflow.clock.limit", "name", "value", "value", "-1");
            try {
                assertThat(Waiting.until(() -> ready().body().split("\"faults\":\"clock-skew\"", -1).length == 3, Duration.ofSeconds(30)))
                        .as("database and sign-in: " + ready().body()).isTrue();
                assertThat(ready().body()).contains("by NTP");
            } finally {
                console.run("write-attribute", "system-property=leadflow.clock.limit", "name", "value", "value", "5");
            }
        }
        assertThat(Waiting.until(() -> ready().statusCode() == 200, Duration.ofSeconds(30))).isTrue();
    }

    @Test
    void aServerThatWorksIsStartedAndAlive() {
        assertThat(health("started").statusCode()).isEqualTo(200);
        assertThat(health("started").body()).contains("\"started\"");
        assertThat(health("live").statusCode()).isEqualTo(200);
        assertThat(health("live").body()).contains("\"deadlocked-threads\":0");
    }

    @Test
    void whereEverybodyAsksThereIsNoHealth() throws IOException {
        HttpResponse<String> answer = stack.https().send(HttpRequest.newBuilder(URI.create(stack.baseUrl() + "/health/ready")));
        assertThat(answer.body()).doesNotContain("audit-sealer");
        assertThat(answer.statusCode()).isNotEqualTo(200);
    }

    private HttpResponse<String> ready() {
        return health("ready");
    }

    private HttpResponse<String> health(String part) {
        try {
            return stack.https().send(HttpRequest.newBuilder(URI.create("https://localhost:" + stack.ports().management() + "/health/" + part)));
        } catch (IOException e) {
            throw new StackFailure("the management interface does not answer", e);
        }
    }

    private void signal(String name, ProcessHandle process) {
        Commands.run(List.of("kill", "-" + name, String.valueOf(process.pid())), Map.of(), stack.folders().logs().resolve("signals.log"));
    }
}
