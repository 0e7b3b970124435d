package legal.leadflow.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import legal.leadflow.crypto.KeyRing;
import legal.leadflow.doctor.Finding.State;
import legal.leadflow.setup.CredentialFile;
import legal.leadflow.setup.InstallationFile;
import legal.leadflow.setup.SetupProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault of files, keys and disks is seeded in an installation's real files and told by name. */
class SecretsAndDisksIT {
    @TempDir
    static Path shared;
    private static HardenedDatabase database;
    @TempDir
    Path folder;
    private Properties lines;
    private final UUID firm = UUID.randomUUID();

    @BeforeAll
    static void harden() throws SQLException, IOException {
        database = new HardenedDatabase(shared);
    }

    @AfterAll
    static void soften() throws SQLException, IOException {
        database.close();
    }

    @BeforeEach
    void install() throws IOException {
        lines = database.lines();
        secret("app");
        secret("batch");
        secret("limits");
        Files.createDirectories(folder.resolve("keys"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.createDirectories(folder.resolve("heads"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        Files.writeString(folder.resolve("tls.p12"), "a key store");
        Files.writeString(folder.resolve("heads/heads"), "");
        Files.writeString(folder.resolve("heads/heads.1.pem"), "a public key");
        environment(folder.resolve("keys"), folder.resolve("heads/heads"));
        for (String file : List.of("tls.p12", "heads/heads", "wildfly.env")) {
            mode(folder.resolve(file), "rw-------");
        }
        mode(shared.resolve("database-password"), "rw-------");
        lines.setProperty("server.environment", folder.resolve("wildfly.env").toString());
        lines.setProperty("server.base", folder.toString());
        Path file = folder.resolve("installation.properties");
        try (var writer = Files.newBufferedWriter(file)) {
            lines.store(writer, null);
        }
        assertThat(SetupProgram.run("--config", file.toString(), "credentials")).isZero();
        new KeyRing(folder.resolve("keys"), CredentialFile.of(installation()).keys()).create(firm);
    }

    @Test
    void secretsAsTheyShouldBeAreWell() throws IOException, SQLException {
        assertThat(secrets().all()).allMatch(finding -> finding.state() == State.WELL).extracting(Finding::check)
                .contains("secrets.files", "secrets.keys-folder", "secrets.heads", "secrets.master-key", "secrets.context-key", "secrets.audit-key", "secrets.firm-keys", "secrets.outside-database");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wildfly.env", "credentials.p12", "tls.p12", "app-password"})
    void aSecretThatOthersCanReadIsTold(String file) throws IOException, SQLException {
        mode(folder.resolve(file), "rw-r-----");
        assertThat(secrets().all()).anyMatch(finding -> finding.state() == State.FAULT && finding.check().equals("secrets.files") && finding.cause().contains(file));
    }

    @Test
    void keysThatOthersCanReadAreTold() throws IOException, SQLException {
        mode(folder.resolve("keys"), "rwxr-xr-x");
        assertThat(secrets().checks(State.FAULT)).containsExactly("secrets.keys-folder");
        mode(folder.resolve("keys"), "rwx------");
        mode(folder.resolve("keys/" + firm + ".fields"), "rw-r--r--");
        assertThat(secrets().checks(State.FAULT)).containsExactly("secrets.keys-folder");
    }

    @Test
    void headsThatOthersCanWriteAreTold() throws IOException, SQLException {
        mode(folder.resolve("heads/heads"), "rw-rw----");
        assertThat(secrets().checks(State.FAULT)).containsExactly("secrets.heads");
    }

    @Test
    void aStoreWithoutKeysIsTold() throws IOException, SQLException {
        Files.delete(folder.resolve("credentials.p12"));
        CredentialFile empty = new CredentialFile(folder.resolve("credentials.p12"), "store-password");
        assertThat(empty.aliases()).isEmpty();
        SetupProgram.save(empty, "leadflow-db", "a password of a role");
        assertThat(secrets().checks(State.FAULT)).containsExactly("secrets.master-key", "secrets.context-key", "secrets.audit-key");
    }

    @Test
    void aDamagedKeyOfAFirmIsTold() throws IOException, SQLException {
        Path key = folder.resolve("keys/" + firm + ".fields");
        byte[] bytes = Files.readAllBytes(key);
        bytes[bytes.length / 2] ^= 1;
        Files.write(key, bytes);
        assertThat(secrets().all()).anyMatch(finding -> finding.state() == State.FAULT && finding.check().equals("secrets.firm-keys") && finding.cause().contains(firm.toString()));
    }

    @Test
    void keysInTheDatabasesFolderAreTold() throws IOException, SQLException {
        Path inside = Files.createDirectories(Path.of(database.ask("show data_directory")).resolve("leadflow-keys"), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try {
            environment(inside, folder.resolve("heads/heads"));
            assertThat(secrets().checks(State.FAULT)).containsExactly("secrets.outside-database");
        } finally {
            Files.delete(inside);
        }
    }

    @Test
    void aStoreThatDoesNotOpenIsNoFaultAndNotWell() throws IOException {
        Files.writeString(folder.resolve("wildfly.env"), Files.readString(folder.resolve("wildfly.env")).replace("store-password", "another"));
        Findings findings = new Doctor(installation()).look();
        assertThat(findings.checks(State.NOT_REACHED)).contains("secrets");
        assertThat(findings.all()).noneMatch(finding -> finding.cause().contains("another"));
    }

    @Test
    void aFullDiskIsTold() throws IOException, SQLException {
        assertThat(disks(new BlockDevices(Path.of("/proc/self/mountinfo"), folder), 101, 102).checks(State.FAULT)).doesNotContain("disks.space-database");
        Findings full = disks(new BlockDevices(Path.of("/proc/self/mountinfo"), folder), 0, 102);
        assertThat(full.checks(State.FAULT)).contains("disks.space-database", "disks.space-wal", "disks.space-keys", "disks.space-heads", "disks.space-server");
        assertThat(full.all()).noneMatch(finding -> finding.cause().startsWith("urgent"));
        assertThat(disks(new BlockDevices(Path.of("/proc/self/mountinfo"), folder), 0, 0).all()).anyMatch(finding -> finding.cause().startsWith("urgent: "));
    }

    @Test
    void headsBesideTheWriteAheadLogAreTold() throws IOException, SQLException {
        Path other = Path.of("/dev/shm");
        Path beside = Files.createDirectory(Path.of(database.ask("show data_directory")).resolveSibling("heads"));
        try {
            environment(folder.resolve("keys"), beside.resolve("heads"));
            assertThat(disks(new BlockDevices(Path.of("/proc/self/mountinfo"), folder), 101, 102).checks(State.FAULT)).containsExactly("disks.heads-apart");
        } finally {
            Files.delete(beside);
        }
        if (Files.isWritable(other)) {
            environment(folder.resolve("keys"), other.resolve("heads"));
            assertThat(disks(new BlockDevices(Path.of("/proc/self/mountinfo"), folder), 101, 102).checks(State.WELL)).contains("disks.heads-apart");
        }
    }

    /** What Linux tells is laid out in files, as it does: this machine has no LUKS to take away. */
    @Test
    void aDiskWithoutLuksIsToldOneWithIsWellAndNoneIsNotChecked() throws IOException, SQLException {
        Path mounts = Files.writeString(folder.resolve("mountinfo"), "22 1 254:1 / / rw - ext4 /dev/vda1 rw\n");
        Path devices = Files.createDirectories(folder.resolve("block"));
        assertThat(disks(new BlockDevices(mounts, devices), 101, 102).checks(State.NOT_CHECKED)).contains("disks.encrypted-database", "disks.encrypted-keys");

        Path lvm = Files.createDirectories(devices.resolve("254:1/slaves/dm-0/dm")).getParent();
        Files.createDirectories(devices.resolve("254:1/dm"));
        Files.writeString(devices.resolve("254:1/dm/uuid"), "LVM-abc\n");
        Files.writeString(lvm.resolve("dm/uuid"), "CRYPT-LUKS2-abc-luks\n");
        assertThat(disks(new BlockDevices(mounts, devices), 101, 102).checks(State.WELL)).contains("disks.encrypted-database", "disks.encrypted-keys");

        Files.createDirectories(devices.resolve("254:1/slaves/sdb"));
        assertThat(disks(new BlockDevices(mounts, devices), 101, 102).checks(State.FAULT)).contains("disks.encrypted-database", "disks.encrypted-keys");

        lines.setProperty("disks.encrypted-by", "the host's LUKS");
        assertThat(disks(new BlockDevices(mounts, devices), 101, 102).checks(State.WELL)).as("as the administrator answers for").contains("disks.encrypted-database", "disks.encrypted-keys");
        lines.remove("disks.encrypted-by");
    }

    @Test
    void aClockThatNobodySetsIsTold() {
        assertThat(clock("printf", "no").checks(State.FAULT)).containsExactly("clock.synchronised");
        assertThat(clock("printf", "yes").checks(State.WELL)).containsExactly("clock.synchronised");
        assertThat(clock("false").checks(State.NOT_CHECKED)).containsExactly("clock.synchronised");
        assertThat(clock("no-such-program").checks(State.NOT_CHECKED)).containsExactly("clock.synchronised");
    }

    private static Findings clock(String... command) {
        Findings findings = new Findings();
        new TimeCheckup(List.of(command)).look(findings);
        return findings;
    }

    private Findings secrets() throws IOException, SQLException {
        Findings findings = new Findings();
        new SecretsCheckup(installation()).look(findings);
        return findings;
    }

    private Findings disks(BlockDevices devices, int warning, int alarm) throws IOException, SQLException {
        Findings findings = new Findings();
        new DiskCheckup(installation(), devices, warning, alarm).look(findings);
        return findings;
    }

    private InstallationFile installation() {
        return new InstallationFile(lines);
    }

    private void environment(Path keys, Path heads) throws IOException {
        Files.writeString(folder.resolve("wildfly.env"), """
                # variables of the server
                LEADFLOW_CREDENTIALS=%s
                LEADFLOW_CREDENTIALS_PASSWORD="store-password"
                LEADFLOW_KEYS=%s
                LEADFLOW_AUDIT_HEADS=%s
                LEADFLOW_TLS_KEYSTORE=%s
                """.formatted(folder.resolve("credentials.p12"), keys, heads, folder.resolve("tls.p12")));
    }

    private void secret(String role) throws IOException {
        Path file = Files.writeString(folder.resolve(role + "-password"), "of the role " + role + "\n");
        mode(file, "rw-------");
        lines.setProperty(role + ".password.file", file.toString());
    }

    private static void mode(Path file, String mode) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
}
