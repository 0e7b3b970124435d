package legal.leadflow.imports;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.audit.AuditLog;
import legal.leadflow.audit.AuditTrail;
import legal.leadflow.crypto.BlindIndex;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.tenancy.Caller;
import legal.leadflow.tenancy.FirmTransaction;
import legal.leadflow.tenancy.Mandates;
import org.hibernate.Session;

/** Lets a job work on the ground of an import: on its mandate, in the firm's context, recorded in the audit trail. */
@ApplicationScoped
class ImportWork {
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject Mandates mandates;
    @Inject FirmTransaction transaction;
    @Inject AuditLog log;
    @Inject AuditTrail trail;
    @Inject FieldCipher cipher;
    @Inject BlindIndex index;

    interface Work<T> {
        T with(Ground ground, ImportRuns runs) throws SQLException, IOException;
    }

    /** Reads in the running transaction; leaves no entry, as nobody gets to see what was read. */
    <T> T reading(String mandate, Pass pass, UUID run, Work<T> work) throws Exception {
        return mandates.actOn(mandate, pass.of(run), () -> on(run, work));
    }

    /** Changes in the running transaction, under one audit entry. */
    <T> T recording(String mandate, Pass pass, UUID run, String action, Work<T> work) throws Exception {
        return mandates.actOn(mandate, pass.of(run), () -> recorded(run, action, work));
    }

    private <T> T recorded(UUID run, String action, Work<T> work) throws Exception {
        transaction.enter();
        return log.recording(action, () -> {
            trail.about("import", run);
            return on(run, work);
        });
    }

    /** As {@link #recording}, in a transaction of its own. */
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    <T> T apart(String mandate, Pass pass, UUID run, String action, Work<T> work) throws Exception {
        return recording(mandate, pass, run, action, work);
    }

    /** As {@link #apart}, for what is noted when a job has ended: also on a mandate that it had to fail on. */
    @Transactional(value = Transactional.TxType.REQUIRES_NEW, rollbackOn = Exception.class)
    <T> T atTheEnd(String mandate, Pass pass, UUID run, String action, Work<T> work) throws Exception {
        return mandates.actAtTheEnd(mandate, pass.of(run), Set.of(), () -> recorded(run, action, work));
    }

    private <T> T on(UUID run, Work<T> work) {
        Caller by = transaction.enter();
        return em.unwrap(Session.class).doReturningWork(connection -> {
            try {
                return work.with(new Ground(connection, by.firm(), by.person(), run, cipher, index, Trail.of(trail)), new ImportRuns(connection, cipher, by.firm()));
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        });
    }
}
