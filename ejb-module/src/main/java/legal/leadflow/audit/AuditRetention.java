package legal.leadflow.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import legal.leadflow.crypto.KeyRing;
import legal.leadflow.sealing.Retirement;
import legal.leadflow.tenancy.Caller;
import legal.leadflow.tenancy.KeyGate;
import legal.leadflow.tenancy.SealingContext;

/**
 * Takes months out of the trail that are older than the installation keeps them. Each firm's entries are verified first; a signed statement then goes into the firm's
 * trail, the database and the file of heads; last, the database detaches the month's partitions, which it refuses while a firm's statement is missing.
 */
@ApplicationScoped
public class AuditRetention {
    /** System property: how many whole months are kept besides the running one, at least {@link #LEAST}; blank: all, for ever. */
    public static final String MONTHS = "leadflow.audit.retention";
    /** The least that may be kept. */
    public static final int LEAST = 12;
    private static final Logger LOG = Logger.getLogger(AuditRetention.class.getName());
    @Inject SealingContext context;
    @Inject KeyRing keys;
    @Inject SealerWatch sealer;
    @Inject AuditWriter writer;
    @Inject KeyGate gate;

    /** For CDI. */
    public AuditRetention() {
    }

    /** For tests, which have no container. */
    AuditRetention(SealingContext context, KeyRing keys, SealerWatch sealer, AuditWriter writer, KeyGate gate) {
        this.context = context;
        this.keys = keys;
        this.sealer = sealer;
        this.writer = writer;
        this.gate = gate;
    }

    /** The months that were detached now. A month that cannot be, and all later ones, wait for the next run; the log says why. */
    List<YearMonth> run(DataSource database) {
        try {
            int months = kept();
            return months == 0 ? List.of() : old(database, YearMonth.now(ZoneOffset.UTC).minusMonths(months)).stream().takeWhile(month -> retire(database, month)).toList();
        } catch (SQLException | IllegalArgumentException e) {
            LOG.log(Level.SEVERE, "old months of the audit trail are not retired", e);
            return List.of();
        }
    }

    /** 0: for ever. */
    private static int kept() {
        String told = System.getProperty(MONTHS, "").strip();
        if (told.isEmpty()) {
            return 0;
        }
        int months = told.matches("[0-9]{1,4}") ? Integer.parseInt(told) : 0;
        if (months < LEAST) {
            throw new IllegalArgumentException("system property " + MONTHS + " is a number of months, at least " + LEAST);
        }
        return months;
    }

    private static List<YearMonth> old(DataSource database, YearMonth kept) throws SQLException {
        try (Connection connection = database.getConnection()) {
            return Retirements.months(connection).stream().filter(month -> month.isBefore(kept)).toList();
        }
    }

    private boolean retire(DataSource database, YearMonth month) {
        Set<UUID> firms = keys.firms();
        for (UUID firm : firms) {
            try {
                state(database, firm, month);
            } catch (SQLException | IOException | RuntimeException e) {
                // a key that is closed too: nothing is told in the firm's trail without it
                LOG.log(Level.SEVERE, "the audit trail of " + month + " is not retired: firm " + firm + (e instanceof NotRetirable ? ", " + e.getMessage() : ""), e);
                return false;
            }
        }
        return !firms.isEmpty() && detach(database, month, firms.iterator().next());
    }

    /** In one transaction: the month is looked at, stated, and told in the firm's own trail. */
    private void state(DataSource database, UUID firm, YearMonth month) throws SQLException, IOException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                context.enterToTell(connection, firm);
                gate.check(connection, firm);
                String beginning = "R1|" + firm + "|" + SealedLines.micros(month.atDay(1).atStartOfDay().atOffset(ZoneOffset.UTC)) + "|";
                if (Retirements.statements(connection, firm).stream().noneMatch(line -> line.startsWith(beginning))) {
                    FirmsMonth entries = new FirmsMonth(connection, firm, month);
                    Retirement found = entries.look(sealer.kid(), () -> context.enterToTell(connection, firm));
                    if (found != null) {
                        Retirement signed = sealer.signed(found);
                        Retirements.keep(connection, signed);
                        for (Map.Entry<Long, List<byte[]>> part : entries.leaves().entrySet()) {
                            Retirements.keep(connection, firm, part.getKey(), signed.from(), part.getValue());
                        }
                        tell(connection, firm, month, signed);
                        connection.commit();
                        sealer.ship(signed);
                    }
                }
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private void tell(Connection connection, UUID firm, YearMonth month, Retirement signed) throws SQLException {
        AuditScope scope = new AuditScope("audit.month-retired");
        scope.detail = month + ", entries " + signed.entries() + ", seals " + signed.first() + " to " + signed.last();
        writer.write(connection, new Caller(firm, SealingContext.NOBODY, Set.of(), ""), scope, Outcome.DONE);
    }

    private boolean detach(DataSource database, YearMonth month, UUID firm) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                context.enter(connection, firm);
                long entries = Retirements.detach(connection, month);
                connection.commit();
                LOG.info("the audit trail of " + month + " is retired: " + entries + " entries, in schema \"retired\"");
                return true;
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "the audit trail of " + month + " is stated as retired and not detached yet", e);
            return false;
        }
    }
}
