package legal.leadflow.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;

/** Enters the signed firm context of one database transaction (V0001): challenge, sign, enter. */
@ApplicationScoped
public class FirmContext {
    /** The longest a transaction may read under one context. A chunk of an import stays far below. */
    private static final int VALID_SECONDS = 300;
    @Inject ContextKeys keys;

    /** For CDI. */
    public FirmContext() {
    }

    /** For programs that run outside the server. */
    public FirmContext(ContextKeys keys) {
        this.keys = keys;
    }

    /**
     * From here to the end of the transaction the connection sees the firm's rows that these rights allow, and no others. What SQL set before in this session, for good or
     * for the transaction, counts no more: a pool gives one session to many firms (docs/adr/0035).
     */
    public void enter(Connection connection, UUID firm, UUID person, int rights) throws SQLException {
        String backend = challenge(connection);
        long expires = Clock.systemUTC().instant().getEpochSecond() + VALID_SECONDS;
        String token = keys.kid() + "|" + firm + "|" + person + "|" + rights + "||" + expires + "|" + backend;
        try (PreparedStatement enter = connection.prepareStatement("select ctx.enter(?)")) {
            enter.setString(1, token + "|" + keys.sign(token));
            enter.execute();
        }
    }

    private static String challenge(Connection connection) throws SQLException {
        // the transaction has begun by what was set before: as it should be, it stays so, also where the context is entered once more after a query
        try (PreparedStatement ask = connection.prepareStatement("set transaction isolation level read committed, read write; reset all; select pid, xact_us from ctx.challenge()")) {
            ask.execute();
            ask.getMoreResults();
            ask.getMoreResults();
            try (ResultSet told = ask.getResultSet()) {
                told.next();
                return told.getInt(1) + "|" + told.getLong(2);
            }
        }
    }
}
