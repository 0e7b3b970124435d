package legal.leadflow.doctor;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import legal.leadflow.setup.InstallationFile;

/** The disks under the database, the keys, the heads of the audit trail and the server. */
final class DiskCheckup implements Checkup {
    private final InstallationFile file;
    private final BlockDevices devices;
    private final int warning;
    private final int alarm;

    /**
     * @param warning per cent in use from which it is told
     * @param alarm   per cent in use from which it is told as urgent
     */
    DiskCheckup(InstallationFile file, BlockDevices devices, int warning, int alarm) {
        this.file = file;
        this.devices = devices;
        this.warning = warning;
        this.alarm = alarm;
    }

    @Override
    public String part() {
        return "disks";
    }

    @Override
    public void look(Findings findings) throws IOException, SQLException {
        Map<String, Path> places = new LinkedHashMap<>();
        Map<String, String> server = file.environment();
        try (Connection connection = DatabaseCheckup.connect(file)) {
            Path data = Path.of(DatabaseCheckup.rows(connection, "select current_setting('data_directory')").get(0));
            places.put("database", data);
            places.put("wal", data.resolve("pg_wal"));
        }
        places.put("keys", Path.of(server.getOrDefault("LEADFLOW_KEYS", "")));
        places.put("heads", Path.of(server.getOrDefault("LEADFLOW_AUDIT_HEADS", "")).toAbsolutePath().getParent());
        places.put("server", Path.of(file.needed("server.base")));
        for (Map.Entry<String, Path> place : places.entrySet()) {
            if (!Files.isDirectory(place.getValue())) {
                findings.notChecked("disks.space-" + place.getKey(), "not on this machine: " + place.getValue());
            } else {
                space(findings, "disks.space-" + place.getKey(), Files.getFileStore(place.getValue()));
            }
        }
        apart(findings, places.get("heads"), places.get("wal"));
        encrypted(findings, "disks.encrypted-database", places.get("database"));
        encrypted(findings, "disks.encrypted-keys", places.get("keys"));
    }

    private void space(Findings findings, String check, FileStore disk) throws IOException {
        long used = 100 - 100 * disk.getUsableSpace() / Math.max(1, disk.getTotalSpace());
        String urgency = used >= alarm ? "urgent: " : "";
        findings.check(check, used < warning, urgency + used + " % of the disk are in use; when it is full, nothing can be audited and so nothing is done",
                "make room or a larger disk; old backups and logs go first, never the audit trail");
    }

    private static void apart(Findings findings, Path heads, Path wal) throws IOException {
        if (!Files.isDirectory(heads) || !Files.isDirectory(wal)) {
            findings.notChecked("disks.heads-apart", "the heads or the database are not on this machine");
            return;
        }
        findings.check("disks.heads-apart", !Files.getAttribute(heads, "unix:dev").equals(Files.getAttribute(wal, "unix:dev")),
                "the signed heads of the audit trail and the database's write-ahead log are on one volume: one loss, or one full disk, takes both",
                "put the folder of LEADFLOW_AUDIT_HEADS on another disk");
    }

    /** What is below the machine it cannot see: there the administrator's word counts, and stands in the settings. */
    private void encrypted(Findings findings, String check, Path place) throws IOException {
        if (file.text("disks.encrypted-by").isPresent()) {
            findings.well(check);
            return;
        }
        Optional<Boolean> encrypted = Files.isDirectory(place) ? devices.isEncrypted(place) : Optional.empty();
        if (encrypted.isEmpty()) {
            findings.notChecked(check, "the file system of " + place + " names no disk of this machine (a container, or a network's disk): ask whoever runs it whether the disk is encrypted");
        } else {
            findings.check(check, encrypted.get(), "whoever takes the disk away reads it", "put it on a LUKS volume (cryptsetup luksFormat) and move the data there; if the disk is encrypted below this machine, say by what in disks.encrypted-by");
        }
    }
}
