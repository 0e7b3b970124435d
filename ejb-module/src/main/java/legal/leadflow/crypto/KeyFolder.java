package legal.leadflow.crypto;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder of the wrapped keys: files {@code <firm>.<kind>}, never half, never missing while they are replaced, their owner's alone. */
final class KeyFolder {
    private static final Pattern FIRMS_FILE = Pattern.compile("([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\.(?:fields|trail|index)");
    private static final FileAttribute<?> OWNER_ONLY = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWNER_ONLY_DIRECTORY = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
    /** A lock of the file system belongs to the whole process: threads of one process wait for each other here. */
    private static final ReentrantLock THREADS = new ReentrantLock();
    private final Path directory;

    KeyFolder(Path directory) throws IOException {
        this.directory = Files.isDirectory(directory) ? directory : Files.createDirectories(directory, OWNER_ONLY_DIRECTORY);
    }

    Path file(UUID firm, String kind) {
        return directory.resolve(firm + "." + kind);
    }

    byte[] read(UUID firm, String kind) throws IOException {
        return Files.readAllBytes(file(firm, kind));
    }

    boolean has(UUID firm, String kind) {
        return Files.exists(file(firm, kind));
    }

    /** Firms of which at least one file is here. */
    Set<UUID> firms() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> FIRMS_FILE.matcher(file.getFileName().toString())).filter(Matcher::matches).map(name -> UUID.fromString(name.group(1)))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    /** Differs when a file was replaced, written over or removed since: a rename brings another inode. */
    String stamp(UUID firm) {
        StringBuilder stamp = new StringBuilder();
        for (String kind : KeyRing.KINDS) {
            try {
                BasicFileAttributes file = Files.readAttributes(file(firm, kind), BasicFileAttributes.class);
                stamp.append(file.fileKey()).append(' ').append(file.lastModifiedTime().toMillis()).append(' ').append(file.size()).append(';');
            } catch (IOException e) {
                stamp.append("none;");
            }
        }
        return stamp.toString();
    }

    /**
     * Written aside, forced to disk, then linked to its name, then the name forced to disk: after a crash there is a whole key or none, and of two
     * nodes that make it at once the second finds the first one's. A rename would silently put the second key over the first.
     */
    void add(UUID firm, String kind, byte[] wrapped) throws IOException {
        Path aside = aside(firm, kind, wrapped);
        try {
            Files.createLink(file(firm, kind), aside);
        } catch (FileAlreadyExistsException e) {
            return; // the key that is there is the firm's
        } finally {
            Files.delete(aside);
        }
        force();
    }

    /** Puts other bytes in the place of those that are there: at each moment, and after a crash, one or the other is there whole. Only under {@link #alone}. */
    void replace(UUID firm, String kind, byte[] wrapped) throws IOException {
        Path aside = aside(firm, kind, wrapped);
        try {
            Files.move(aside, file(firm, kind), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(aside);
        }
        force();
    }

    private Path aside(UUID firm, String kind, byte[] wrapped) throws IOException {
        Path aside = Files.createTempFile(directory, firm + "." + kind + ".", ".new", OWNER_ONLY);
        Files.write(aside, wrapped, StandardOpenOption.WRITE, StandardOpenOption.DSYNC);
        return aside;
    }

    private void force() throws IOException {
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        }
    }

    interface Change<T> {
        T make() throws IOException, GeneralSecurityException;
    }

    /** Makes a change while no other thread, process or node changes keys here: of two rotations at once neither may lose the other's key. */
    <T> T alone(Change<T> change) throws IOException, GeneralSecurityException {
        THREADS.lock();
        try (FileChannel channel = FileChannel.open(directory.resolve("changing"), Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), OWNER_ONLY);
                FileLock lock = channel.lock()) {
            return lock.isValid() ? change.make() : null;
        } finally {
            THREADS.unlock();
        }
    }
}
