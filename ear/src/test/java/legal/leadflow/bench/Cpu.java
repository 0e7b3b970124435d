package legal.leadflow.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** CPU seconds that processes have used, from {@code /proc}: with all their threads, for PostgreSQL with all its backends, those that ended too. */
final class Cpu {
    private static final double TICKS = 100; // USER_HZ, the same on all Linux
    private final Map<String, Supplier<Double>> processes = new LinkedHashMap<>();

    void watch(String name, long pid) {
        processes.put(name, () -> own(pid));
    }

    /** A process and its children. */
    void watchFamily(String name, long pid) {
        processes.put(name, () -> {
            try (Stream<ProcessHandle> children = ProcessHandle.of(pid).orElseThrow().children()) {
                return own(pid) + ended(pid) + children.mapToDouble(child -> own(child.pid())).sum();
            }
        });
    }

    Map<String, Double> seconds() {
        Map<String, Double> now = new LinkedHashMap<>();
        processes.forEach((name, seconds) -> now.put(name, seconds.get()));
        return now;
    }

    /** Bytes of memory that a process has in RAM. */
    static long resident(long pid) throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(pid), "status")).stream().filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10).sum();
    }

    private static double own(long pid) {
        return ticks(pid, 11) + ticks(pid, 12);
    }

    private static double ended(long pid) {
        return ticks(pid, 13) + ticks(pid, 14);
    }

    /** @param field counted from the state, which follows the name in brackets */
    private static double ticks(long pid, int field) {
        try {
            String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
            return Long.parseLong(stat.substring(stat.lastIndexOf(')') + 2).split(" ")[field]) / TICKS;
        } catch (IOException e) {
            return 0; // ended meanwhile: its parent has it
        }
    }
}
