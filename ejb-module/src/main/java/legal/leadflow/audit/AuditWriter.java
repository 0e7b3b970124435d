package legal.leadflow.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.kernel.Uuids;
import legal.leadflow.tenancy.Caller;
import legal.leadflow.tenancy.Origin;
import org.hibernate.Session;

/** Writes an entry and its field changes into the running transaction. Native SQL: one batch, nothing to read back. */
@ApplicationScoped
class AuditWriter {
    private static final String ENTRY = "insert into audit_entry (firm_id, id, actor, action, outcome, subject_kind, subject_id, party_id, lead_id, detail, address, request_id)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String CHANGE = "insert into audit_change (firm_id, id, entry_id, entity, record_id, field, kind, old_value, new_value, case_content)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject FieldCipher cipher;

    void write(Caller caller, AuditScope scope, Outcome outcome) {
        em.unwrap(Session.class).doWork(connection -> {
            UUID entry = entry(connection, caller, scope, outcome);
            if (!scope.changes.isEmpty()) {
                changes(connection, caller.firm(), entry, scope);
            }
        });
    }

    private UUID entry(Connection connection, Caller caller, AuditScope scope, Outcome outcome) throws SQLException {
        UUID id = Uuids.next();
        Origin origin = Origin.current();
        try (PreparedStatement insert = connection.prepareStatement(ENTRY)) {
            insert.setObject(1, caller.firm());
            insert.setObject(2, id);
            insert.setObject(3, caller.person());
            insert.setString(4, scope.action);
            insert.setString(5, outcome.name());
            insert.setString(6, scope.subjectKind);
            insert.setObject(7, scope.subject);
            insert.setObject(8, scope.party);
            insert.setObject(9, scope.lead);
            insert.setBytes(10, cipher.seal(caller.firm(), "audit_entry.detail", id, scope.detail));
            insert.setBytes(11, origin == null ? null : cipher.seal(caller.firm(), "audit_entry.address", id, origin.address()));
            insert.setObject(12, origin == null ? null : origin.requestId());
            insert.executeUpdate();
        }
        return id;
    }

    private void changes(Connection connection, UUID firm, UUID entry, AuditScope scope) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(CHANGE)) {
            for (FieldChange change : scope.changes) {
                UUID id = Uuids.next();
                insert.setObject(1, firm);
                insert.setObject(2, id);
                insert.setObject(3, entry);
                insert.setString(4, change.entity());
                insert.setObject(5, change.record());
                insert.setString(6, change.field());
                insert.setString(7, change.kind().name());
                insert.setBytes(8, cipher.seal(firm, "audit_change.old_value", id, change.before()));
                insert.setBytes(9, cipher.seal(firm, "audit_change.new_value", id, change.after()));
                insert.setBoolean(10, change.caseContent());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }
}
