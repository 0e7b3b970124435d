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
import org.junit.jupiter.api.Test;

/** What the server says of itself on the management interface, and only there. */
class HealthIT {
    private final RunningStack stack = RunningStack.get();

    @Test
    void aServerThatServesIsReady() {
        assertThat(Waiting.until(() -> ready().statusCode() == 200, Duration.ofSeconds(60))).as("ready: " + ready().body()).isTrue();
        assertThat(ready().body()).contains("\"database\"", "\"keys\"", "\"audit-sealer\"", "\"damaged\":0").doesNotContain("Alpha", "Beta");
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
    void whereEverybodyAsksThereIsNoHealth() throws IOException {
        HttpResponse<String> answer = stack.https().send(HttpRequest.newBuilder(URI.create(stack.baseUrl() + "/health/ready")));
        assertThat(answer.body()).doesNotContain("audit-sealer");
        assertThat(answer.statusCode()).isNotEqualTo(200);
    }

    private HttpResponse<String> ready() {
        try {
            return stack.https().send(HttpRequest.newBuilder(URI.create("https://localhost:" + stack.ports().management() + "/health/ready")));
        } catch (IOException e) {
            throw new StackFailure("the management interface does not answer", e);
        }
    }
}
