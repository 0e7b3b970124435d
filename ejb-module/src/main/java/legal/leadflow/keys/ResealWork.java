package legal.leadflow.keys;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.audit.AuditLog;
import legal.leadflow.audit.AuditTrail;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.crypto.KeyRing;
import legal.leadflow.tenancy.Caller;
import legal.leadflow.tenancy.FirmTransaction;
import legal.leadflow.tenancy.Mandates;
import legal.leadflow.tenancy.Right;
import org.hibernate.Session;

/** What the job does, step by step: each in a transaction of its own, on the mandate of whoever started it, in the firm's context. */
@ApplicationScoped
class ResealWork {
    /** Whoever looks after keys has no right in a firm: the run's row and the firm's trail are written by what was lent. */
    private static final Set<Right> NOTED_BY = Set.of(Right.FIRM, Right.KEYS);
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject Mandates mandates;
    @Inject FirmTransaction transaction;
    @Inject AuditLog log;
    @Inject AuditTrail trail;
    @Inject FieldCipher cipher;
    @Inject KeyRing keys;

    private interface Work<T> {
        T with(Connection connection, UUID firm) throws SQLException;
    }

    /**
     * What one step came to.
     *
     * @param done  rows that were sealed anew
     * @param round whether all tables have been gone through
     * @param over  whether the run was cancelled or has ended
     */
    record Step(int done, boolean round, boolean over) {
    }

    /** Seals a portion anew, at the place where the run stands, and notes the next place. No entry: no value changes, and nobody sees one. */
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    Step portion(String mandate, UUID id) throws Exception {
        return mandates.actOn(mandate, ResealJobs.errand(id), () -> on((connection, firm) -> {
            ResealRuns runs = new ResealRuns(connection, firm);
            ResealRun run = runs.find(id).orElseThrow();
            if (run.cancelled() || run.state() != ResealState.RUNNING) {
                return new Step(0, false, true);
            }
            List<SealedTable> tables = SealedTable.all(connection);
            SealedTable table = tables.stream().filter(one -> run.table() == null || one.name().compareTo(run.table()) >= 0).findFirst().orElse(null);
            if (table == null) {
                runs.at(id, null, null, 0);
                return new Step(0, true, false);
            }
            UUID after = table.name().equals(run.table()) ? run.after() : null;
            Resealing.Portion portion = resealing(connection, firm).portion(table, after);
            // a table's last portion: the next begins with the name that follows, and no table's name has a blank
            runs.at(id, portion.last() == null ? table.name() + " " : table.name(), portion.last(), portion.done());
            return new Step(portion.done(), false, false);
        }));
    }

    /** Rows that a former key sealed, as they are now. */
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    long left(String mandate, UUID id) throws Exception {
        return mandates.actOn(mandate, ResealJobs.errand(id), () -> on((connection, firm) -> resealing(connection, firm).left()));
    }

    /** Ends the run, as it ended, with an entry in the firm's trail; does nothing when it has ended before. */
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    boolean end(String mandate, UUID id, ResealState state, long left) throws Exception {
        return mandates.actOn(mandate, ResealJobs.errand(id), () -> ended(id, state, left));
    }

    /** Ends the run as broken off, as {@link #end}, also on a mandate that its job had to fail on. */
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    boolean brokeOff(String mandate, UUID id) throws Exception {
        return mandates.actAtTheEnd(mandate, ResealJobs.errand(id), NOTED_BY, () -> ended(id, ResealState.FAILED, 0));
    }

    private boolean ended(UUID id, ResealState state, long left) throws Exception {
        boolean running = on((connection, firm) -> new ResealRuns(connection, firm).find(id).orElseThrow().state() == ResealState.RUNNING);
        return running && log.recording("key.reseal-ended", () -> {
            trail.about("key_reseal", id);
            trail.detail(state + ", " + left);
            return on((connection, firm) -> new ResealRuns(connection, firm).end(id, state, left));
        });
    }

    private Resealing resealing(Connection connection, UUID firm) {
        return new Resealing(connection, cipher, firm, keys.primary(firm).prefix());
    }

    private <T> T on(Work<T> work) {
        Caller by = transaction.enter();
        return em.unwrap(Session.class).doReturningWork(connection -> work.with(connection, by.firm()));
    }
}
