package legal.leadflow.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.annotation.Resource;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** What a service tells the audit trail of the call that is running: which records it is about, what was asked. */
@ApplicationScoped
public class AuditTrail {
    private static final String REGISTRY = "java:jboss/TransactionSynchronizationRegistry";
    private static final Object SCOPES = new Object();
    private static volatile TransactionSynchronizationRegistry server;
    @Resource(lookup = REGISTRY) TransactionSynchronizationRegistry transaction;

    /** The call is about this record. Tell the party and the lead too, so that their whole trails hold it. */
    public void about(String kind, UUID id) {
        current().about(kind, id);
    }

    /** What was searched, exported or given as a reason; may be personal, is sealed. The last one told stands. */
    public void detail(String detail) {
        current().detail = detail;
    }

    /** The call gives its caller an answer, but has not done what its action says: it is recorded as failed. */
    public void notDone() {
        current().outcome = Outcome.FAILED;
    }

    /** A record made by SQL that Hibernate does not see, such as an import's batch. */
    public void created(String entity, UUID record) {
        current().changes.add(new FieldChange(entity, record, "*", FieldChange.Kind.CREATED, null, null));
    }

    /** A record deleted by SQL that Hibernate does not see. */
    public void deleted(String entity, UUID record) {
        current().changes.add(new FieldChange(entity, record, "*", FieldChange.Kind.DELETED, null, null));
    }

    /** A field changed by SQL that Hibernate does not see; values in the open, sealed when written. */
    public void changed(String entity, UUID record, String field, String before, String after) {
        current().changes.add(new FieldChange(entity, record, field, FieldChange.Kind.CHANGED, before, after));
    }

    void push(AuditScope scope) {
        scopes(transaction).push(scope);
    }

    void pop() {
        scopes(transaction).pop();
    }

    private AuditScope current() {
        AuditScope scope = scopes(transaction).peek();
        if (scope == null) {
            throw new IllegalStateException("no audited call is running");
        }
        return scope;
    }

    /** For Hibernate's listener, which no container injects into. Fails closed: what cannot be audited is not done. */
    static void add(FieldChange change) {
        AuditScope scope = scopes(registry()).peek();
        if (scope == null) {
            throw new IllegalStateException("a change outside any audited call: " + change);
        }
        scope.changes.add(change);
    }

    /** The server's one registry, looked up once it is there: a look-up for each field of a record cost more than writing the field. */
    private static TransactionSynchronizationRegistry registry() {
        TransactionSynchronizationRegistry known = server;
        if (known == null) {
            try {
                known = (TransactionSynchronizationRegistry) new InitialContext().lookup(REGISTRY);
                server = known;
            } catch (NamingException e) {
                throw new IllegalStateException("no transaction registry", e);
            }
        }
        return known;
    }

    @SuppressWarnings("unchecked")
    private static Deque<AuditScope> scopes(TransactionSynchronizationRegistry transaction) {
        Deque<AuditScope> scopes = (Deque<AuditScope>) transaction.getResource(SCOPES);
        if (scopes == null) {
            scopes = new ArrayDeque<>();
            transaction.putResource(SCOPES, scopes);
        }
        return scopes;
    }
}
