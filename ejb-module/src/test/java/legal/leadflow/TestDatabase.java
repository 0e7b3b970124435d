package legal.leadflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import legal.leadflow.postgres.LeadFlowDatabase;
import legal.leadflow.postgres.PostgresBinaries;
import legal.leadflow.postgres.PostgresServer;

/**
 * The real database for tests of this module: a PostgreSQL per JVM, with {@code config/postgres/roles.sql} and all
 * migrations applied, started by the first call and gone with the JVM. With the system property
 * {@code leadflow.postgres.home} (such as {@code /usr/lib/postgresql/15}) it runs an installed PostgreSQL instead of the packaged one.
 */
public final class TestDatabase {
    private static final Path MODULE = Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    private static final Path ROLES = MODULE.resolve("../config/postgres/roles.sql");
    private static final TestDatabase INSTANCE = new TestDatabase("");

    private final PostgresServer server;
    private final LeadFlowDatabase database;

    private TestDatabase(String name) {
        Path target = MODULE.resolve("target");
        Path data = target.resolve("postgres-" + ProcessHandle.current().pid() + name + "/data");
        Map<String, String> passwords = Map.of("leadflow_owner", secret(), "leadflow_app", secret(),
                "leadflow_batch", secret(), "leadflow_limits", secret(), "keycloak", secret());
        server = new PostgresServer(home(target), data, freePort(), secret(), null).start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            delete(data.getParent());
        }));
        database = new LeadFlowDatabase(server, passwords);
        database.createRoles(ROLES);
        database.migrate("classpath:db/migration");
    }

    /** Connections as {@code leadflow_app}, the role the application itself uses: bound by row security. */
    public static DataSource app() {
        return as("leadflow_app");
    }

    /** Connections as {@code leadflow_owner}, who owns the tables and runs the migrations. */
    public static DataSource owner() {
        return as("leadflow_owner");
    }

    /** Connections as superuser, for whom row security does not hold. */
    public static DataSource superuser() {
        return INSTANCE.database.asSuperuser();
    }

    /** Connections as superuser to a second server that nobody else uses: no class's rows are in it. */
    public static DataSource untouched() {
        return new TestDatabase("-untouched").database.asSuperuser();
    }

    /**
     * Connections as one of the roles that may sign in.
     *
     * @param role {@code leadflow_owner}, {@code leadflow_app}, {@code leadflow_batch} or {@code leadflow_limits}
     */
    public static DataSource as(String role) {
        return INSTANCE.database.as(role);
    }

    /** The server itself: its port, its log, and connections to its other databases. */
    public static PostgresServer server() {
        return INSTANCE.server;
    }

    /** Runs {@code config/postgres/roles.sql} once more, as an administrator does after an update. */
    public static void applyRolesAgain() {
        INSTANCE.database.createRoles(ROLES);
    }

    private static Path home(Path target) {
        String installed = System.getProperty("leadflow.postgres.home", "");
        return installed.isEmpty() ? PostgresBinaries.unpacked(target.resolve("postgresql")) : Path.of(installed);
    }

    private static String secret() {
        return UUID.randomUUID().toString();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
