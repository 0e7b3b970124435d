package legal.leadflow.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import legal.leadflow.TestDatabase;
import legal.leadflow.TestFirms;
import legal.leadflow.postgres.PsqlScript;

/** The tests' database as an administrator should have it: TLS 1.3, nobody without it, and the doctor's role. {@link #close} makes it what it was. */
final class HardenedDatabase implements AutoCloseable {
    private static final Path DOCTOR = Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("../config/postgres/doctor.sql");
    private final String password = UUID.randomUUID().toString();
    private final Path data;
    private final String access;
    private final String settings;
    private final Path folder;

    HardenedDatabase(Path folder) throws SQLException, IOException {
        this.folder = folder;
        data = Path.of(ask("show data_directory"));
        access = Files.readString(data.resolve("pg_hba.conf"));
        settings = Files.readString(data.resolve("postgresql.auto.conf"));
        TestFirms.create(); // gives the database a key of the signed contexts
        execute("update ctx.hmac_key set not_after = now() + interval '300 days'");
        new PsqlScript(DOCTOR, Map.of("doctor_password", password)).run(TestDatabase.server()::asSuperuser);
        makeCertificate();
        setting("ssl_cert_file = '" + data.resolve("server.crt") + "'");
        setting("ssl_key_file = '" + data.resolve("server.key") + "'");
        setting("ssl_min_protocol_version = 'TLSv1.3'");
        setting("ssl = on");
        Files.writeString(data.resolve("pg_hba.conf"), access.replace("host ", "hostssl "));
        execute("select pg_reload_conf()");
    }

    /** The lines that lead the doctor to this database. */
    Properties lines() throws IOException {
        Path secret = Files.writeString(folder.resolve("database-password"), password);
        Properties lines = new Properties();
        lines.setProperty("database.url", TestDatabase.server().url("leadflow") + "?sslmode=verify-full&sslrootcert=" + data.resolve("server.crt"));
        lines.setProperty("database.password.file", secret.toString());
        return lines;
    }

    /** Sets {@code name = value} and waits until new connections have it. */
    void setting(String line) throws SQLException {
        String[] parts = line.split(" = ", 2);
        String before = ask("show " + parts[0]);
        execute("alter system set " + line);
        String value = parts[1].replace("'", "");
        reloadUntil(parts[0], value, before);
    }

    /** One more line of pg_hba.conf, which the catalogue tells at once and which nobody's connection matches before the others. */
    void access(String line) throws IOException {
        Files.writeString(data.resolve("pg_hba.conf"), line + "\n", StandardOpenOption.APPEND);
    }

    /** Undoes every {@link #setting} and {@link #access} since the beginning but for the hardening itself. */
    void restore(String changedSetting, String value) throws SQLException, IOException {
        Files.writeString(data.resolve("pg_hba.conf"), access.replace("host ", "hostssl "));
        if (changedSetting != null) {
            setting(changedSetting + " = '" + value + "'");
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = TestDatabase.superuser().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String ask(String sql) throws SQLException {
        try (Connection connection = TestDatabase.superuser().getConnection()) {
            return DatabaseCheckup.rows(connection, sql).get(0);
        }
    }

    @Override
    public void close() throws SQLException, IOException {
        Files.writeString(data.resolve("pg_hba.conf"), access);
        Files.writeString(data.resolve("postgresql.auto.conf"), settings);
        reloadUntil("ssl", "off", "on");
        execute("drop owned by leadflow_doctor; revoke connect on database leadflow from leadflow_doctor; drop role leadflow_doctor");
    }

    private void reloadUntil(String setting, String value, String before) throws SQLException {
        execute("select pg_reload_conf()");
        while (!ask("show " + setting).equals(value) && !before.equals(value)) {
            Thread.onSpinWait(); // the server re-reads its file after the call has returned
        }
    }

    private void makeCertificate() throws IOException {
        Path store = folder.resolve("server.p12");
        try {
            Process keytool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/keytool").toString(), "-genkeypair", "-alias", "server", "-keyalg", "EC", "-groupname", "secp256r1",
                    "-dname", "CN=localhost", "-ext", "san=dns:localhost,ip:127.0.0.1", "-validity", "2", "-storetype", "PKCS12", "-keystore", store.toString(), "-storepass", password).inheritIO().start();
            if (keytool.waitFor() != 0) {
                throw new IOException("keytool made no certificate");
            }
            KeyStore made = KeyStore.getInstance(store.toFile(), password.toCharArray());
            Files.writeString(data.resolve("server.crt"), pem("CERTIFICATE", made.getCertificate("server").getEncoded()));
            Files.writeString(data.resolve("server.key"), pem("PRIVATE KEY", made.getKey("server", password.toCharArray()).getEncoded()));
            Files.setPosixFilePermissions(data.resolve("server.key"), PosixFilePermissions.fromString("rw-------"));
        } catch (GeneralSecurityException e) {
            throw new IOException("the certificate just made cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", e));
        }
    }

    private static String pem(String what, byte[] encoded) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded) + "\n-----END " + what + "-----\n";
    }
}
