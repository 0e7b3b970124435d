package legal.leadflow.stack;

import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Base64;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import legal.leadflow.setup.Installation;

/** The two firms of demo and tests, put into the database as an administrator does it. */
public final class Firms {
    /** Alpha Injury Law. */
    public static final UUID ALPHA = UUID.fromString("a1fa0000-0000-4000-8000-000000000001");
    /** Beta Family Law. */
    public static final UUID BETA = UUID.fromString("be7a0000-0000-4000-8000-000000000002");
    private static final Duration KEY_LIFE = Duration.ofDays(400);
    private final Installation installation;

    Firms(DataSource owner, Secrets secrets) {
        installation = new Installation(owner, secrets(secrets));
    }

    /** The entries of the credential store that the product's own classes need. */
    static legal.leadflow.crypto.Secrets secrets(Secrets secrets) {
        return legal.leadflow.crypto.Secrets.of(Map.of("leadflow-master", Base64.getDecoder().decode(secrets.key("master-key")),
                "leadflow-context-1", Base64.getDecoder().decode(secrets.key("context-key-1"))));
    }

    void install() {
        try {
            installation.installContextKeys(KEY_LIFE);
            installation.addFirm(ALPHA, "Alpha Injury Law", ZoneId.of("America/Chicago"), Currency.getInstance("USD"));
            installation.addFirm(BETA, "Beta Family Law", ZoneId.of("America/New_York"), Currency.getInstance("USD"));
        } catch (SQLException e) {
            throw new StackFailure("the firms cannot be added to the database: " + e.getMessage(), e);
        }
    }
}
