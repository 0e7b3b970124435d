package legal.leadflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import legal.leadflow.stack.RunningStack;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The lines that {@code docs/api.md} tells people to type, typed. */
@Order(60)
class ApiGuideIT {
    private static final Pattern BLOCK = Pattern.compile("(?s)```sh\n(.*?)```");

    @Test
    void theGuidesLinesDoWhatItSays() throws IOException, InterruptedException {
        RunningStack stack = RunningStack.get();
        String lines = BLOCK.matcher(Files.readString(stack.folders().project().resolve("docs/api.md"))).results().map(block -> block.group(1)).collect(Collectors.joining());
        Path told = Files.createTempFile("guide", ".txt");
        ProcessBuilder shell = new ProcessBuilder("bash", "-e", "-c", lines).redirectErrorStream(true).redirectOutput(told.toFile());
        shell.environment().put("CA", stack.authority().toString());
        shell.environment().put("APP", stack.baseUrl());
        shell.environment().put("KEYCLOAK", stack.keycloakUrl());
        Process run = shell.start();
        assertThat(run.waitFor(1, TimeUnit.MINUTES)).isTrue();
        String[] answers = Files.readString(told, StandardCharsets.UTF_8).split("\n");
        Files.delete(told);
        assertThat(run.exitValue()).as(String.join("\n", answers)).isZero();
        assertThat(answers).hasSize(10);
        assertThat(answers[0]).startsWith("{\"id\":").isEqualTo(answers[1]);
        assertThat(answers[2]).contains(answers[0].replaceAll("[{}]", ""), "\"incidentOn\":\"2026-08-14\"");
        assertThat(answers[3]).contains("#/x-problems/invalid", "\"/incidentOn\"");
        assertThat(answers[4]).contains("\"/party\"", "\"/receivedAt\"", "\"/colour\"");
        assertThat(answers[5]).contains("\"state\":\"UPLOADED\"");
        assertThat(answers[6]).contains("\"state\":\"MAPPED\"");
        assertThat(List.of(answers).subList(7, 10)).containsExactly("check: CHECKED", "start: DONE", "undo: UNDONE");
    }
}
