package legal.leadflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Log categories are switched in the console while the server works, and back. */
class LogsIT {
    private static final String UUID = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private final RunningStack stack = RunningStack.get();
    private Management console;

    @BeforeEach
    void connect() {
        console = new Management(stack);
    }

    @AfterEach
    void leave() throws IOException {
        console.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "legal.leadflow.tenancy; marcus; /leads/list; context entered: firm UUID, person UUID, rights [0-9a-f]+",
        "legal.leadflow.audit; marcus; /leads/list; lead\\.\\w+ is recorded",
        "legal.leadflow.web; renata; /audit/log; refused: audit\\.\\w+",
        "legal.leadflow.web; marcus; /leads/list; /leads/list GET 200 \\d+ ms, request UUID",
        "org.hibernate.SQL; marcus; /leads/list; select .* where .*=\\?.*"})
    void aCategoryIsSwitchedOnAndOffWhileTheServerWorks(String category, String person, String page, String line) throws IOException {
        String form = ".* (?:DEBUG|FINE) +\\[" + category.replace(".", "\\.") + "[^]]*] \\([^)]*\\) .*" + line.replace("UUID", UUID);
        assertThat(linesOf(person, page)).as("before").noneMatch(one -> one.matches(form));
        console.run("write-attribute", "subsystem=logging/logger=" + category, "name", "level", "value", "DEBUG");
        try {
            long from = size();
            ask(person, page);
            assertThat(Waiting.until(() -> since(from).stream().anyMatch(one -> one.matches(form)), Duration.ofSeconds(10))).as(String.join("\n", since(from))).isTrue();
        } finally {
            console.run("write-attribute", "subsystem=logging/logger=" + category, "name", "level", "value", "INFO");
        }
        assertThat(linesOf(person, page)).as("after").noneMatch(one -> one.matches(form));
    }

    @Test
    void eachLineOfARequestNamesIt() throws IOException {
        console.run("write-attribute", "subsystem=logging/logger=legal.leadflow.tenancy", "name", "level", "value", "DEBUG");
        try {
            assertThat(linesOf("marcus", "/leads/list")).anyMatch(line -> line.matches(".*\\(default task-\\d+\\) " + UUID + " context entered.*"));
        } finally {
            console.run("write-attribute", "subsystem=logging/logger=legal.leadflow.tenancy", "name", "level", "value", "INFO");
        }
    }

    @Test
    void aSlowRequestIsAWarningFromTheLimitOnThatAnAdministratorSets() throws IOException {
        String form = ".* WARN(?:ING)? +\\[legal\\.leadflow\\.web[^]]*] .* slow: /leads/list GET 200 \\d+ ms, request " + UUID;
        console.run("write-attribute", "system-property=leadflow.slow-request", "name", "value", "value", "0");
        try {
            long from = size();
            ask("marcus", "/leads/list?source=11111111-2222-3333-4444-555555555555");
            assertThat(Waiting.until(() -> since(from).stream().anyMatch(line -> line.matches(form)), Duration.ofSeconds(10))).as(String.join("\n", since(from))).isTrue();
            assertThat(since(from)).noneMatch(line -> line.contains("11111111-2222"));
        } finally {
            console.run("write-attribute", "system-property=leadflow.slow-request", "name", "value", "value", "2000");
        }
    }

    /** What is logged before the answer is there. */
    private List<String> linesOf(String person, String page) throws IOException {
        long from = size();
        ask(person, page);
        return since(from);
    }

    private void ask(String person, String page) throws IOException {
        assertThat(stack.https().send(stack.as(person, page).header("Accept", "text/html")).statusCode()).isIn(200, 403);
    }

    private Path log() {
        return stack.folders().wildfly().resolve("log/server.log");
    }

    private long size() throws IOException {
        return Files.size(log());
    }

    private List<String> since(long position) {
        try (var content = Files.newInputStream(log())) {
            content.skipNBytes(position);
            return Stream.of(new String(content.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).split("\n")).toList();
        } catch (IOException e) {
            throw new StackFailure("server.log cannot be read", e);
        }
    }
}
