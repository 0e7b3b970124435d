package legal.leadflow.tenancy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import legal.leadflow.TestFirms;
import legal.leadflow.crypto.Secrets;

/** Context tokens with any content: what the application would sign, and what somebody without its key would. */
public record TestTokens(String kid, String firm, String person, String rights, String provider, String expires, String pid, String xact) {
    private static final ContextKeys KEYS = new ContextKeys(TestFirms.SECRETS);

    /** A right token for the connection's running transaction, with all rights. */
    public static TestTokens of(Connection connection, UUID firm) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet told = statement.executeQuery("select pid, xact_us from ctx.challenge()")) {
            told.next();
            return new TestTokens(String.valueOf(KEYS.kid()), firm.toString(), UUID.randomUUID().toString(), "32767", "",
                    String.valueOf(Instant.now().getEpochSecond() + 60), told.getString(1), told.getString(2));
        }
    }

    /** Everything before the signature. */
    public String text() {
        return String.join("|", kid, firm, person, rights, provider, expires, pid, xact);
    }

    /** Signed with the application's key. */
    public String signed() {
        return text() + "|" + KEYS.sign(text());
    }

    /** Signed with another key of the same number. */
    public String forged(byte[] key) {
        return text() + "|" + new ContextKeys(Secrets.of(Map.of(Secrets.CONTEXT_PREFIX + 1, key))).sign(text());
    }

    /** Signed as a job's mandate is. */
    public String mandated() {
        return text() + "|" + KEYS.signFor("leadflow mandate", KEYS.kid(), text());
    }

    public TestTokens withFirm(UUID other) {
        return new TestTokens(kid, other.toString(), person, rights, provider, expires, pid, xact);
    }

    public TestTokens withRights(String other) {
        return new TestTokens(kid, firm, person, other, provider, expires, pid, xact);
    }

    public TestTokens withExpires(long epochSecond) {
        return new TestTokens(kid, firm, person, rights, provider, String.valueOf(epochSecond), pid, xact);
    }

    public TestTokens withKid(String other) {
        return new TestTokens(other, firm, person, rights, provider, expires, pid, xact);
    }

    public TestTokens withPid(String other) {
        return new TestTokens(kid, firm, person, rights, provider, expires, other, xact);
    }

    public TestTokens withXact(String other) {
        return new TestTokens(kid, firm, person, rights, provider, expires, pid, other);
    }
}
