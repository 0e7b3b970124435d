package legal.leadflow.postgres;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Where PostgreSQL's programs are: unpacked from the packaged ones, or those of an installed PostgreSQL. */
public final class PostgresBinaries {
    private PostgresBinaries() {
    }

    /**
     * Unpacks the packaged PostgreSQL into {@code home} unless that was done before.
     *
     * @return {@code home}, which then holds {@code bin/initdb}, {@code bin/pg_ctl} and {@code bin/postgres}
     */
    public static Path unpacked(Path home) {
        if (Files.isExecutable(home.resolve("bin/postgres"))) {
            return home;
        }
        Path half = home.resolveSibling(home.getFileName() + "." + ProcessHandle.current().pid());
        try (InputStream packed = PostgresBinaries.class.getResourceAsStream("/postgres-linux-" + architecture() + ".txz")) {
            if (packed == null) {
                throw new IllegalStateException("no PostgreSQL is packaged for this machine: " + System.getProperty("os.arch"));
            }
            unpack(new TarArchiveInputStream(new XZCompressorInputStream(packed)), Files.createDirectories(half));
            Files.move(half, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isExecutable(home.resolve("bin/postgres"))) { // else another process was faster, and ours stays unused
                throw new UncheckedIOException(e);
            }
        }
        return home;
    }

    private static String architecture() {
        return switch (System.getProperty("os.arch")) {
            case "aarch64", "arm64" -> "arm_64";
            default -> "x86_64";
        };
    }

    private static void unpack(TarArchiveInputStream tar, Path into) throws IOException {
        for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
            Path target = into.resolve(entry.getName()).normalize();
            if (!target.startsWith(into)) {
                throw new IOException("an entry leaves the archive's folder");
            }
            if (entry.isDirectory()) {
                Files.createDirectories(target);
                continue;
            }
            Files.createDirectories(target.getParent());
            if (entry.isSymbolicLink()) {
                Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            } else {
                Files.copy(tar, target);
                boolean runs = (entry.getMode() & 0100) != 0;
                if (!Files.isSymbolicLink(target) && Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                    Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(runs ? "rwxr-xr-x" : "rw-r--r--"));
                }
            }
        }
    }
}
