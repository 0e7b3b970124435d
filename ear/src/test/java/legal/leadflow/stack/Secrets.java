package legal.leadflow.stack;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Properties;

/** Random secrets of one system, made once and kept in a file that its owner alone can read. */
public final class Secrets {
    private static final int BYTES = 32;
    private final SecureRandom random = new SecureRandom();
    private final Properties kept = new Properties();
    private final Path file;

    /**
     * Reads the secrets made so far.
     *
     * @param file where they are; may be missing
     */
    public Secrets(Path file) {
        this.file = file;
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                kept.load(reader);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * The password of that name: 43 letters, digits, {@code -} and {@code _}, made by the first call.
     *
     * @param name what it is for
     */
    public synchronized String password(String name) {
        return made(name, Base64.getUrlEncoder().withoutPadding());
    }

    /**
     * The key of that name: 32 bytes in base64, made by the first call.
     *
     * @param name what it is for
     */
    public synchronized String key(String name) {
        return made(name, Base64.getEncoder());
    }

    private String made(String name, Base64.Encoder encoder) {
        if (!kept.containsKey(name)) {
            byte[] secret = new byte[BYTES];
            random.nextBytes(secret);
            kept.setProperty(name, encoder.encodeToString(secret));
            write();
        }
        return kept.getProperty(name);
    }

    private void write() {
        try {
            if (!Files.exists(file)) {
                Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            }
            try (Writer writer = Files.newBufferedWriter(file)) {
                kept.store(writer, "secrets of this system");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
