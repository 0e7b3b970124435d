package legal.leadflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of {@code wildfly-cli/} on a copy of the server that this build set up with them. */
class CliScriptsIT {
    private static final Path EAR = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    private static final Path SCRIPTS = EAR.resolveSibling("wildfly-cli");
    @TempDir
    Path copy;

    @Test
    void runTwiceTheyChangeNothingAndUndoneTheyLeaveNothing() throws IOException {
        copyServer();
        String setUp = configuration();

        run(scripts(SCRIPTS, Comparator.naturalOrder()));
        assertThat(configuration()).as("after a second run").isEqualTo(setUp);

        run(List.of(SCRIPTS.resolve("on-request/json-logs.cli"), SCRIPTS.resolve("on-request/json-logs.cli")));
        assertThat(configuration()).contains("formatter name=\"leadflow-json\"").isNotEqualTo(setUp);
        run(List.of(SCRIPTS.resolve("undo/on-request/json-logs.cli"), SCRIPTS.resolve("undo/on-request/json-logs.cli")));
        assertThat(configuration()).as("without what was there on request").isEqualTo(setUp);

        run(scripts(SCRIPTS.resolve("undo"), Comparator.reverseOrder()));
        String undone = configuration();
        assertThat(undone).doesNotContainIgnoringCase("leadflow").contains("<http-listener", "<http-invoker", "applicationSSC");
        assertThat(copy.resolve("modules/org/postgresql")).doesNotExist();

        run(scripts(SCRIPTS.resolve("undo"), Comparator.reverseOrder()));
        assertThat(configuration()).as("after a second undo").isEqualTo(undone);

        run(scripts(SCRIPTS, Comparator.naturalOrder()));
        assertThat(lines(configuration())).as("set up again").isEqualTo(lines(setUp));
    }

    /** What the scripts write to is copied, the rest is linked. */
    private void copyServer() throws IOException {
        Path server = EAR.resolve("target/server");
        for (String linked : List.of("bin", "jboss-modules.jar", "modules/system", ".well-known", ".installation")) {
            Files.createDirectories(copy.resolve(linked).getParent());
            Files.createSymbolicLink(copy.resolve(linked), server.resolve(linked));
        }
        for (String copied : List.of("standalone/configuration", "modules/org")) {
            try (Stream<Path> files = Files.walk(server.resolve(copied))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Path target = copy.resolve(server.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                }
            }
        }
    }

    private static List<Path> scripts(Path folder, Comparator<Path> order) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".cli")).sorted(order).toList();
        }
    }

    /** All in one CLI process, which saves most of the time; each script embeds the server for itself. */
    private void run(List<Path> scripts) throws IOException {
        Path all = copy.resolve("all.cli");
        Files.write(all, scripts.stream().flatMap(CliScriptsIT::linesOf).toList());
        Commands.run(List.of(copy.resolve("bin/jboss-cli.sh").toString(), "--file=" + all),
                Map.of("JBOSS_HOME", copy.toString(), "PG_JAR", EAR.resolve("target/driver/postgresql.jar").toString()), EAR.resolve("target/cli-scripts.log"));
    }

    private static Stream<String> linesOf(Path script) {
        try {
            return Files.readAllLines(script).stream();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String configuration() throws IOException {
        return Files.readString(copy.resolve("standalone/configuration/standalone.xml"));
    }

    private static List<String> lines(String text) {
        return Arrays.stream(text.split("\n")).sorted().toList();
    }
}
