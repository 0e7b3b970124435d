package legal.leadflow.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import legal.leadflow.crypto.CipherException;
import legal.leadflow.crypto.KeyRing;
import legal.leadflow.crypto.Secrets;
import legal.leadflow.setup.CredentialFile;
import legal.leadflow.setup.InstallationFile;

/** Keys, passwords and the heads of the audit trail: who can read them, whether they are whole, and that they lie outside the database. */
final class SecretsCheckup implements Checkup {
    private static final Set<PosixFilePermission> OWNERS = EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE, PosixFilePermission.OWNER_EXECUTE);
    private static final List<String> SECRET_FILES = List.of("server.environment", "owner.password.file", "app.password.file", "batch.password.file", "limits.password.file", "database.password.file", "identity.secret.file");
    private final InstallationFile file;

    SecretsCheckup(InstallationFile file) {
        this.file = file;
    }

    @Override
    public String part() {
        return "secrets";
    }

    @Override
    public void look(Findings findings) throws IOException, SQLException {
        Map<String, String> server = file.environment();
        Path keys = Path.of(server.getOrDefault("LEADFLOW_KEYS", ""));
        Path store = Path.of(server.getOrDefault("LEADFLOW_CREDENTIALS", ""));
        Path heads = Path.of(server.getOrDefault("LEADFLOW_AUDIT_HEADS", ""));
        List<Path> named = SECRET_FILES.stream().flatMap(line -> file.path(line).stream()).toList();
        findings.check("secrets.files", open(Stream.concat(named.stream(), Stream.of(store, Path.of(server.getOrDefault("LEADFLOW_TLS_KEYSTORE", ""))))),
                "others than its owner can read a secret", "chmod 600");
        findings.check("secrets.keys-folder", open(withFiles(keys)), "others than the server can read the firms' wrapped keys", "chmod 700 for the folder, 600 for its files");
        findings.check("secrets.heads", open(withFiles(heads.toAbsolutePath().getParent()).filter(path -> !path.toString().endsWith(".pem"))),
                "others than the server can change the signed heads of the audit trail", "chmod 700 for the folder, 600 for its files");
        keys(findings, keys);
        outside(findings, keys, store, heads);
    }

    private void keys(Findings findings, Path keys) throws IOException {
        Secrets secrets = CredentialFile.of(file).keys();
        for (String prefix : List.of(Secrets.MASTER, Secrets.CONTEXT_PREFIX, Secrets.AUDIT_PREFIX)) {
            String name = prefix.replaceAll("-$", "").replace("leadflow-", "");
            findings.check("secrets." + name + "-key", secrets.aliases().stream().anyMatch(alias -> alias.startsWith(prefix)), "the credential store has no key " + prefix + " of 32 bytes",
                    "restore the credential store from its backup; on a new installation: leadflow-setup credentials");
        }
        if (secrets.aliases().contains(Secrets.MASTER) && Files.isDirectory(keys)) {
            try {
                findings.check("secrets.firm-keys", new KeyRing(keys, secrets).damaged().stream().map(Object::toString).sorted().toList(),
                        "a firm's keys are damaged, or wrapped by another master key: what the firm sealed cannot be read", "restore its files in the folder of the keys, and the credential store, from the same backup");
            } catch (CipherException e) {
                findings.notReached("secrets.firm-keys", e.getMessage());
            }
        }
    }

    private void outside(Findings findings, Path keys, Path store, Path heads) throws IOException, SQLException {
        Path data;
        try (Connection connection = DatabaseCheckup.connect(file)) {
            data = Path.of(DatabaseCheckup.rows(connection, "select current_setting('data_directory')").get(0));
        }
        if (!Files.isDirectory(data)) {
            findings.notChecked("secrets.outside-database", "the database's folder is on another machine");
            return;
        }
        findings.check("secrets.outside-database", Stream.of(keys, store, heads).filter(path -> path.toAbsolutePath().normalize().startsWith(data)).map(Path::toString).toList(),
                "keys or heads lie in the database's own folder: whoever has its backup has both", "move it out, and name the new place in the server's variables");
    }

    private static Stream<Path> withFiles(Path folder) throws IOException {
        if (folder == null || !Files.isDirectory(folder)) {
            throw new IOException("no such folder: " + folder);
        }
        try (Stream<Path> files = Files.list(folder)) {
            return Stream.concat(Stream.of(folder), files.toList().stream());
        }
    }

    /** The paths that others than their owner can read or write. */
    private static List<String> open(Stream<Path> paths) throws IOException {
        List<String> open = new java.util.ArrayList<>();
        for (Path path : paths.toList()) {
            if (!OWNERS.containsAll(Files.getPosixFilePermissions(path))) {
                open.add(path.toString());
            }
        }
        return open;
    }
}
