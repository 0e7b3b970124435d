package legal.leadflow.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which disks are under a folder, and whether one of them is LUKS, from what Linux tells in {@code /proc} and {@code /sys}. */
final class BlockDevices {
    private final Path mounts;
    private final Path devices;

    /**
     * @param mounts  {@code /proc/self/mountinfo}
     * @param devices {@code /sys/dev/block}
     */
    BlockDevices(Path mounts, Path devices) {
        this.mounts = mounts;
        this.devices = devices;
    }

    /** Whether the folder lies on LUKS; empty when its file system names no disk that can be seen. */
    Optional<Boolean> isEncrypted(Path folder) throws IOException {
        Path real = folder.toRealPath();
        Optional<String> device = Files.readAllLines(mounts).stream().map(line -> line.split(" ")).filter(fields -> real.startsWith(Path.of(fields[4].replace("\\040", " "))))
                .max(Comparator.comparingInt(fields -> fields[4].length())).map(fields -> fields[2]);
        if (device.isEmpty() || !Files.isDirectory(devices.resolve(device.get()))) {
            return Optional.empty();
        }
        return Optional.of(isEncryptedDevice(devices.resolve(device.get())));
    }

    /** A volume is, when it or everything it is put together from is. */
    private static boolean isEncryptedDevice(Path device) throws IOException {
        Path uuid = device.resolve("dm/uuid");
        if (Files.exists(uuid) && Files.readString(uuid).startsWith("CRYPT-")) {
            return true;
        }
        Path below = device.resolve("slaves");
        if (!Files.isDirectory(below)) {
            return false;
        }
        List<Path> parts;
        try (Stream<Path> listed = Files.list(below)) {
            parts = listed.toList();
        }
        for (Path part : parts) {
            if (!isEncryptedDevice(part)) {
                return false;
            }
        }
        return !parts.isEmpty();
    }
}
