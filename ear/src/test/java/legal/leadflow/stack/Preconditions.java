package legal.leadflow.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What must hold before anything is started, each with a line that says what to do. */
final class Preconditions {
    private static final long BYTES_NEEDED = 2L << 30;
    private static FileChannel held;

    private Preconditions() {
    }

    /**
     * Looks at the machine and takes the lock on the run folder, which lasts as long as this JVM.
     *
     * @throws StackFailure when something is missing
     */
    static void check(Folders folders) {
        try {
            lock(folders.run());
            checkDisk(folders.run(), BYTES_NEEDED);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!Files.exists(folders.ear())) {
            throw new StackFailure("the EAR is not built: run mvn package first");
        }
    }

    /** @throws StackFailure when somebody listens already where a part of the system would */
    static void check(Ports ports) {
        ports.all().forEach(Preconditions::checkPort);
    }

    static void checkDisk(Path folder, long needed) throws IOException {
        long usable = Files.getFileStore(folder).getUsableSpace();
        if (usable < needed) {
            throw new StackFailure("the disk of " + folder + " has " + (usable >> 20) + " MB left and " + (needed >> 20)
                    + " MB are needed: make room, or choose another folder with -Dleadflow.run=FOLDER");
        }
    }

    static void checkPort(String who, int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            socket.setReuseAddress(true);
        } catch (IOException e) {
            throw new StackFailure("port " + port + ", meant for " + who + ", is in use: end the program that listens there"
                    + " (ss -ltnp shows it), or choose other ports with -Dleadflow.ports=8540", e);
        }
    }

    private static void lock(Path run) throws IOException {
        held = FileChannel.open(run.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (held.tryLock() == null) {
            throw new StackFailure("another LeadFlow runs in " + run + ": end it first, or choose another folder and ports with -Dleadflow.run=FOLDER -Dleadflow.ports=8540");
        }
    }
}
