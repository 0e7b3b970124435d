package legal.leadflow.audit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import legal.leadflow.sealing.Head;

/** The file outside the database to which signed heads are appended, each forced to the disk; beside it the public key as {@code <file>.<kid>.pem}. */
final class HeadFile {
    private final Path file;

    HeadFile(Path file) {
        this.file = file;
    }

    /** The newest head of each firm; empty when there is no file yet. A line that a crash cut off is passed over. */
    Map<UUID, Head> newest() throws IOException {
        Map<UUID, Head> newest = new HashMap<>();
        if (Files.exists(file)) {
            try (Stream<String> lines = Files.lines(file)) {
                lines.forEach(line -> {
                    try {
                        Head head = Head.parse(line);
                        newest.merge(head.firm(), head, (one, other) -> one.number() > other.number() ? one : other);
                    } catch (IllegalArgumentException e) {
                        // the verifier tells of it
                    }
                });
            }
        }
        return newest;
    }

    /** Appends a line; when it returns, the line is on the disk. */
    void append(String line) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            channel.write(ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8)));
            channel.force(true);
        }
    }

    void publish(int kid, String pem) throws IOException {
        Path key = file.resolveSibling(file.getFileName() + "." + kid + ".pem");
        if (!Files.exists(key)) {
            Path folder = file.toAbsolutePath().getParent();
            Files.createDirectories(folder);
            Files.writeString(key, pem);
        }
    }
}
