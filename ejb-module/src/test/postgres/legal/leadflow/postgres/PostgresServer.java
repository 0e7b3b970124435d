package legal.leadflow.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * One PostgreSQL on the loopback address with its data in a folder of its own. Everyone signs in by password
 * (SCRAM-SHA-256); with a certificate nobody gets in without TLS 1.3.
 * PostgreSQL refuses to run as root: then it runs in a user namespace, where root is nobody.
 */
public final class PostgresServer implements AutoCloseable {
    /** The name of the first superuser. */
    public static final String SUPERUSER = "postgres";

    /**
     * A server's certificate and what its clients check it with, as PEM files.
     *
     * @param authority the certificate that clients trust
     * @param certificate the server's own
     * @param key the server's private key, readable by its owner alone
     */
    public record Tls(Path authority, Path certificate, Path key) {
    }

    private final Path home;
    private final Path data;
    private final int port;
    private final String password;
    private final Tls tls;
    private String more = "";

    /**
     * Describes a server; nothing is started yet.
     *
     * @param home where the programs are, as {@link PostgresBinaries} tells
     * @param data the cluster's folder; made by the first start, kept by {@link #close()}
     * @param port TCP port on the loopback address
     * @param password of the superuser; what the first start was given stays
     * @param tls certificate, or null for a server without TLS
     */
    public PostgresServer(Path home, Path data, int port, String password, Tls tls) {
        this.home = home;
        this.data = data;
        this.port = port;
        this.password = password;
        this.tls = tls;
    }

    /**
     * Has the next start use other settings than those of a demo or a test.
     *
     * @param settings lines of {@code postgresql.conf}
     */
    public void set(String settings) {
        more = settings;
    }

    /**
     * Starts it, and waits at most a minute until it takes connections.
     *
     * @return this server
     * @throws IllegalStateException when it does not start; the message names its log
     */
    public PostgresServer start() {
        try {
            if (!Files.exists(data.resolve("PG_VERSION"))) {
                create();
            }
            Files.writeString(data.resolve("pg_hba.conf"), accessRules());
            Files.writeString(data.resolve("postgresql.auto.conf"), settings());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        close(); // one that an earlier program left running
        run("pg_ctl", "start", "-w", "-t", "60", "-D", data.toString(), "-l", log().toString());
        return this;
    }

    /** Stops it within a minute; transactions that are open are rolled back. The data stays. */
    @Override
    public void close() {
        if (runs()) {
            run("pg_ctl", "stop", "-w", "-t", "60", "-m", "fast", "-D", data.toString());
        }
    }

    /** The file this server writes its log to. */
    public Path log() {
        return data.resolveSibling(data.getFileName() + ".log");
    }

    /** The TCP port. */
    public int port() {
        return port;
    }

    /**
     * The JDBC address of one database of this server; with TLS it makes the client check the server's certificate.
     *
     * @param database its name
     */
    public String url(String database) {
        String plain = "jdbc:postgresql://localhost:" + port + "/" + database;
        return tls == null ? plain : plain + "?sslmode=verify-full&sslrootcert="
                + URLEncoder.encode(tls.authority().toString(), StandardCharsets.UTF_8);
    }

    /**
     * Connections to one database as one role; each call of {@code getConnection} opens a new one.
     *
     * @param database its name
     * @param role who signs in
     * @param rolePassword the role's password
     */
    public DataSource as(String database, String role, String rolePassword) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url(database));
        source.setUser(role);
        source.setPassword(rolePassword);
        source.setPrepareThreshold(0);
        return source;
    }

    /**
     * Connections to one database as the superuser.
     *
     * @param database its name
     */
    public DataSource asSuperuser(String database) {
        return as(database, SUPERUSER, password);
    }

    private boolean runs() {
        try {
            Path pid = data.resolve("postmaster.pid");
            return Files.exists(pid) && ProcessHandle.of(Long.parseLong(Files.readAllLines(pid).get(0).strip()))
                    .filter(process -> process.info().command().orElse("").endsWith("postgres")).isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void create() throws IOException {
        Files.createDirectories(data.getParent());
        Path secret = Files.createTempFile(data.getParent(), "initdb", "",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try {
            Files.writeString(secret, password);
            run("initdb", "-D", data.toString(), "-U", SUPERUSER, "-E", "UTF8", "--locale=C.UTF-8", "--data-checksums",
                    "-A", "scram-sha-256", "--pwfile=" + secret);
        } finally {
            Files.delete(secret);
        }
    }

    private String accessRules() {
        String type = tls == null ? "host" : "hostssl";
        return type + " all all 127.0.0.1/32 scram-sha-256\n" + type + " all all ::1/128 scram-sha-256\n";
    }

    private String settings() {
        String common = """
                listen_addresses = 'localhost'
                port = %d
                unix_socket_directories = ''
                password_encryption = 'scram-sha-256'
                max_connections = 60
                shared_buffers = '96MB'
                log_error_verbosity = 'terse'
                log_min_error_statement = 'panic'
                log_parameter_max_length_on_error = 0
                """.formatted(port);
        return tls == null ? common + more : common + more + """
                ssl = on
                ssl_min_protocol_version = 'TLSv1.3'
                ssl_cert_file = '%s'
                ssl_key_file = '%s'
                """.formatted(tls.certificate(), tls.key());
    }

    private void run(String program, String... arguments) {
        List<String> command = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            command.addAll(List.of("unshare", "-U"));
        }
        command.add(home.resolve("bin/" + program).toString());
        command.addAll(List.of(arguments));
        try {
            Path said = Files.createTempFile("leadflow-" + program, ".txt");
            Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).start();
            boolean ended = process.waitFor(120, TimeUnit.SECONDS);
            String text = Files.readString(said);
            Files.delete(said);
            if (!ended || process.exitValue() != 0) {
                throw new IllegalStateException("PostgreSQL: " + program + " failed; its log is " + log() + ": " + text.strip());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL: " + program + " did not run", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while PostgreSQL's " + program + " ran", e);
        }
    }
}
