package legal.leadflow.setup;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import legal.leadflow.crypto.Secrets;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * {@code leadflow-setup --config FILE COMMAND}: what an administrator does with the credential store and the database before the first sign-in and at
 * each upgrade. Every command may be repeated. Ends with 0, or with 1 and a sentence.
 */
public final class Setup {
    /** Signed contexts are refused after it: the doctor warns, and {@code context-keys} prolongs. */
    private static final Duration CONTEXT_KEYS_LIVE = Duration.ofDays(400);
    private static final String USAGE = """
            usage: leadflow-setup --config FILE COMMAND
              credentials                    makes the server's credential store, with new keys where there are none
              migrate                        brings the database's tables up to date, as leadflow_owner
              context-keys                   gives the database the keys of the signed contexts, for 400 days from now
              firm ID NAME ZONE CURRENCY     adds a firm; ID is its organization's in Keycloak, ZONE as America/Chicago, CURRENCY as USD""";
    /** Held here, because a logger that nobody holds loses its level. */
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");
    private final InstallationFile installation;

    private Setup(InstallationFile installation) {
        this.installation = installation;
    }

    /** @param arguments see above */
    public static void main(String[] arguments) {
        System.exit(run(System.out, System.err, arguments));
    }

    /** As on the command line. */
    static int run(PrintStream out, PrintStream err, String... arguments) {
        if (arguments.length < 3 || !arguments[0].equals("--config")) {
            err.println(USAGE);
            return 1;
        }
        try {
            List<String> command = List.of(arguments).subList(2, arguments.length);
            out.println(new Setup(InstallationFile.read(Path.of(arguments[1]))).run(command));
            return 0;
        } catch (IOException | SQLException | FlywayException | IllegalArgumentException | java.time.DateTimeException e) {
            err.println(e.getMessage());
            return 1;
        }
    }

    private String run(List<String> command) throws IOException, SQLException {
        return switch (command.get(0) + " " + (command.size() - 1)) {
            case "credentials 0" -> credentials();
            case "migrate 0" -> migrate();
            case "context-keys 0" -> {
                new Installation(owner(), CredentialFile.of(installation).keys()).installContextKeys(CONTEXT_KEYS_LIVE);
                yield "the database knows the keys of the signed contexts, until " + CONTEXT_KEYS_LIVE.toDays() + " days from now";
            }
            case "firm 4" -> {
                UUID id = UUID.fromString(command.get(1));
                new Installation(owner(), CredentialFile.of(installation).keys()).addFirm(id, command.get(2), ZoneId.of(command.get(3)), Currency.getInstance(command.get(4)));
                yield "firm " + id + " is there";
            }
            default -> throw new IllegalArgumentException(USAGE);
        };
    }

    private String credentials() throws IOException {
        CredentialFile store = CredentialFile.of(installation);
        for (String key : List.of(Secrets.MASTER, Secrets.CONTEXT_PREFIX + "1", Secrets.AUDIT_PREFIX + "1")) {
            store.addKey(key);
        }
        store.put("leadflow-db", installation.secret("app.password.file"));
        store.put("leadflow-batch-db", installation.secret("batch.password.file"));
        store.put("leadflow-limits-db", installation.secret("limits.password.file"));
        store.save();
        return "the credential store holds " + String.join(", ", store.aliases().stream().sorted().toList());
    }

    private String migrate() throws IOException {
        FLYWAY.setLevel(Level.WARNING);
        var done = Flyway.configure().dataSource(owner()).locations("classpath:db/migration").load().migrate();
        return done.migrationsExecuted + " migrations ran; the database is at " + (done.targetSchemaVersion == null ? done.initialSchemaVersion : done.targetSchemaVersion);
    }

    private DataSource owner() throws IOException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(installation.needed("database.url"));
        source.setUser("leadflow_owner");
        source.setPassword(installation.secret("owner.password.file"));
        source.setApplicationName("leadflow-setup");
        return source;
    }
}
