package legal.leadflow.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Remembers which processes were started, so that the next start can end what a killed one left behind. */
final class Leftovers {
    private final Path file;

    Leftovers(Path file) {
        this.file = file;
    }

    /** Notes a process and its children: number and moment of birth, because numbers are used again. */
    void note(Process process) {
        try {
            for (ProcessHandle one : java.util.stream.Stream.concat(java.util.stream.Stream.of(process.toHandle()), process.descendants()).toList()) {
                Files.writeString(file, one.pid() + " " + born(one) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends by force those that still live; nobody waits for them any more. */
    void end() {
        try {
            List<String> noted = Files.exists(file) ? Files.readAllLines(file) : List.of();
            for (String line : noted) {
                Optional<ProcessHandle> alive = ProcessHandle.of(Long.parseLong(line.substring(0, line.indexOf(' '))))
                        .filter(one -> line.endsWith(" " + born(one)));
                alive.ifPresent(one -> {
                    one.destroyForcibly();
                    Waiting.until(() -> !one.isAlive(), Duration.ofSeconds(10));
                });
            }
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String born(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("unknown");
    }
}
