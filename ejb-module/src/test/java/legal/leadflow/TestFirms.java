package legal.leadflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import legal.leadflow.crypto.BlindIndex;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.crypto.KeyRing;
import legal.leadflow.crypto.Secrets;
import legal.leadflow.setup.Installation;
import legal.leadflow.tenancy.ContextKeys;
import legal.leadflow.tenancy.FirmContext;
import legal.leadflow.tenancy.Right;
import legal.leadflow.tenancy.SealingContext;

/** Firms in the test database, and connections that act for one of their people: what the application does, without a server. */
public final class TestFirms {
    public static final Secrets SECRETS = Secrets.of(Map.of(Secrets.MASTER, random(), Secrets.CONTEXT_PREFIX + 1, random()));
    private static final Path FOLDER = directory();
    public static final KeyRing KEYS = new KeyRing(FOLDER, SECRETS);
    public static final FieldCipher CIPHER = new FieldCipher(KEYS);
    public static final BlindIndex INDEX = new BlindIndex(KEYS);
    private static final FirmContext CONTEXT = new FirmContext(new ContextKeys(SECRETS));
    private static final Installation INSTALLATION = installed();

    private TestFirms() {
    }

    /** A new firm with keys and the usual practice areas. */
    public static UUID create() throws SQLException {
        UUID firm = createWithoutKeys();
        KEYS.create(firm);
        return firm;
    }

    /** As before anybody has signed in: a firm whose proof a test may spoil without closing the work that goes over all of {@link #KEYS}. */
    public static UUID createWithoutKeys() throws SQLException {
        UUID firm = UUID.randomUUID();
        INSTALLATION.addFirm(firm, "Firm " + firm, ZoneId.of("America/Chicago"), Currency.getInstance("USD"));
        return firm;
    }

    /** The same keys, of these firms alone: what goes over all firms of a ring does not go over those of every test before. */
    public static KeyRing ringOf(UUID... firms) {
        Path folder = directory();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.filter(file -> Stream.of(firms).anyMatch(firm -> file.getFileName().toString().startsWith(firm + "."))).toList()) {
                Files.copy(file, folder.resolve(file.getFileName()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new KeyRing(folder, SECRETS);
    }

    /** Enters contexts as the server does. */
    public static FirmContext context() {
        return CONTEXT;
    }

    /** Enters the sealer's context. */
    public static SealingContext sealing() {
        return new SealingContext(CONTEXT);
    }

    /** A connection as {@code leadflow_app} in a transaction that has entered the context; the caller commits or rolls back, and closes. */
    public static Connection enter(UUID firm, UUID person, Right... rights) throws SQLException {
        Connection connection = TestDatabase.app().getConnection();
        enter(connection, firm, person, rights);
        return connection;
    }

    /** Begins a transaction on {@code connection} and enters the context, as for the next caller of a pooled connection. */
    public static void enter(Connection connection, UUID firm, UUID person, Right... rights) throws SQLException {
        connection.setAutoCommit(false);
        CONTEXT.enter(connection, firm, person, Right.bits(java.util.List.of(rights)));
    }

    private static Installation installed() {
        try {
            Installation installation = new Installation(TestDatabase.owner(), SECRETS);
            installation.installContextKeys(Duration.ofDays(1));
            return installation;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("leadflow-keys");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] random() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }
}
