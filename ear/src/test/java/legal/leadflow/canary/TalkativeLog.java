package legal.leadflow.canary;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import legal.leadflow.stack.Management;
import legal.leadflow.stack.RunningStack;

/** Until it is closed, every category that the console can switch is at DEBUG, and server.log is JSON by the script that an administrator runs. */
final class TalkativeLog implements AutoCloseable {
    private static final List<String> CATEGORIES = List.of("legal.leadflow.tenancy", "legal.leadflow.audit", "legal.leadflow.imports", "legal.leadflow.web", "org.hibernate.SQL");
    private final RunningStack stack = RunningStack.get();
    private final Management console = new Management(stack);
    private final Path log = stack.folders().wildfly().resolve("log/server.log");
    private final long begin;

    TalkativeLog() throws IOException {
        console.script(script("on-request/json-logs.cli"));
        begin = Files.size(log);
        CATEGORIES.forEach(category -> level(category, "DEBUG"));
    }

    /** Each category said something, each line is an object, and what a request caused names it. */
    void assertEachLineIsJson() throws IOException {
        List<JsonObject> lines = lines();
        for (String category : CATEGORIES) {
            List<JsonObject> own = lines.stream().filter(line -> line.getString("loggerName").startsWith(category) && Set.of("DEBUG", "FINE").contains(line.getString("level"))).toList();
            assertThat(own).as(category).isNotEmpty();
        }
        assertThat(lines).filteredOn(line -> line.getString("message").startsWith("context entered") && line.getString("threadName").startsWith("default task"))
                .isNotEmpty().allSatisfy(line -> assertThat(line.getJsonObject("mdc").getString("request")).hasSize(36));
    }

    private List<JsonObject> lines() throws IOException {
        List<JsonObject> lines = new ArrayList<>();
        try (var content = Files.newInputStream(log)) {
            content.skipNBytes(begin);
            String text = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            for (String line : text.substring(0, text.lastIndexOf('\n')).split("\n")) { // the last may be at work
                try (JsonReader reader = Json.createReader(new StringReader(line))) {
                    lines.add(reader.readObject());
                }
            }
        }
        return lines;
    }

    private void level(String category, String level) {
        console.run("write-attribute", "subsystem=logging/logger=" + category, "name", "level", "value", level);
    }

    private Path script(String name) {
        return stack.folders().project().resolve("wildfly-cli").resolve(name);
    }

    @Override
    public void close() throws IOException {
        CATEGORIES.forEach(category -> level(category, "INFO"));
        console.script(script("undo/on-request/json-logs.cli"));
        console.close();
    }
}
