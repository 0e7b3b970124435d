package legal.leadflow.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.util.UUID;
import java.util.concurrent.Callable;
import legal.leadflow.tenancy.FirmTransaction;

/** The audit trail's writing side. Entries of what was done belong to the transaction that did it; all others to one of their own. */
@ApplicationScoped
public class AuditLog {
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject AuditTrail trail;
    @Inject AuditWriter writer;
    @Inject FirmTransaction transaction;

    /**
     * Runs {@code work} as one audited call inside the running transaction: its changes are flushed and written with its entry.
     * For jobs, which no interceptor sees; services carry {@link Audited}.
     */
    public <T> T recording(String action, Callable<T> work) throws Exception {
        return recording(new AuditScope(action), work);
    }

    <T> T recording(AuditScope scope, Callable<T> work) throws Exception {
        trail.push(scope);
        try {
            T result = work.call();
            em.flush(); // Hibernate's listener tells the field changes now
            writer.write(transaction.enter(), scope, scope.outcome);
            return result;
        } finally {
            trail.pop();
        }
    }

    /** A call that ended with an error: its own entry was rolled back with it. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    void failed(AuditScope scope) {
        AuditScope told = new AuditScope(scope.action);
        told.subjectKind = scope.subjectKind;
        told.subject = scope.subject;
        told.party = scope.party;
        told.lead = scope.lead;
        told.detail = scope.detail;
        writer.write(transaction.enter(), told, Outcome.FAILED);
    }

    /**
     * A call refused for want of a role. The container refuses before any interceptor runs, so the web module tells it.
     *
     * @param action the page or call that was refused
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void denied(String action) {
        denied(action, null, null);
    }

    /** As {@link #denied(String)}, naming the record that was asked for. */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public void denied(String action, String kind, UUID id) {
        AuditScope scope = new AuditScope(action);
        if (id != null) {
            scope.about(kind, id);
        }
        writer.write(transaction.enter(), scope, Outcome.REFUSED);
    }
}
