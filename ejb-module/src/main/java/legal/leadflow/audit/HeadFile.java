package legal.leadflow.audit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import legal.leadflow.sealing.Head;
import legal.leadflow.sealing.Verifier;

/**
 * A file outside the database to which signed heads are appended, each forced to the disk; beside it the public keys as {@code <file>.<kid>.pem}.
 * It may be rotated: moved to {@code <file>.1}, {@code <file>-20261231} and the like, compressed or not, in the same folder. The next head makes it anew.
 */
final class HeadFile {
    private final Path file;

    HeadFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    /** The newest head of each firm; empty when there is no file yet. A line that a crash cut off is passed over. */
    Map<UUID, Head> newest() throws IOException {
        Map<UUID, Head> newest = new HashMap<>();
        for (Path each : files()) {
            try (BufferedReader lines = Verifier.reader(each)) {
                lines.lines().forEach(line -> {
                    try {
                        Head head = Head.parse(line);
                        newest.merge(head.firm(), head, (one, other) -> one.number() > other.number() ? one : other);
                    } catch (IllegalArgumentException e) {
                        // no head, such as a month's retirement; of any other line the verifier tells
                    }
                });
            }
        }
        return newest;
    }

    /** This file and what it was rotated to. */
    List<Path> files() throws IOException {
        return beside().filter(path -> !isKey(path)).toList();
    }

    /** The public keys beside it. */
    List<Path> keys() throws IOException {
        return beside().filter(HeadFile::isKey).toList();
    }

    private static boolean isKey(Path path) {
        return path.toString().endsWith(".pem");
    }

    private Stream<Path> beside() throws IOException {
        if (!Files.isDirectory(file.getParent())) {
            return Stream.empty();
        }
        String name = file.getFileName().toString();
        try (Stream<Path> all = Files.list(file.getParent())) {
            return all.filter(path -> path.equals(file) || path.getFileName().toString().startsWith(name + ".") || path.getFileName().toString().startsWith(name + "-")).sorted().toList().stream();
        }
    }

    /** Appends a line; when it returns, the line is on the disk. */
    void append(String line) throws IOException {
        if (!Files.isDirectory(file.getParent())) {
            Files.createDirectories(file.getParent());
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            // a line that a full disk or a crash cut off ends where it is: else this one would be no line either
            ByteBuffer bytes = ByteBuffer.wrap(((endsWithin(channel.size()) ? "\n" : "") + line + "\n").getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** Whether the file's last line has no end. */
    private boolean endsWithin(long size) throws IOException {
        if (size == 0) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.read(last, size - 1) == 1 && last.get(0) != '\n';
        }
    }

    void publish(int kid, String pem) throws IOException {
        Path key = file.resolveSibling(file.getFileName() + "." + kid + ".pem");
        if (!Files.exists(key)) {
            Files.createDirectories(file.getParent());
            Files.writeString(key, pem);
        }
    }
}
