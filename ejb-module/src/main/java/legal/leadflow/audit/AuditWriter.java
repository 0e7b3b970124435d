package legal.leadflow.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.kernel.Uuids;
import legal.leadflow.sealing.Digests;
import legal.leadflow.tenancy.Caller;
import legal.leadflow.tenancy.Origin;
import org.hibernate.Session;

/** Writes an entry and its field changes into the running transaction. Native SQL: one batch, nothing to read back. */
@ApplicationScoped
class AuditWriter {
    private static final String ENTRY = "insert into audit_entry (firm_id, id, actor, action, outcome, subject_kind, subject_id, party_id, lead_id, address, address_digest, request_id)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String CHANGE = "insert into audit_change (firm_id, id, entry_id, entity, record_id, field, kind) values (?, ?, ?, ?, ?, ?, ?)";
    private static final String VALUE = "insert into audit_value (firm_id, id, entity, old_value, new_value, salt, digest) values (?, ?, ?, ?, ?, ?, ?)";
    private static final int SALT = 16;
    private static final SecureRandom RANDOM = new SecureRandom();
    /** The entity of a value that is an entry's own detail. */
    static final String DETAIL = "audit_entry";
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject FieldCipher cipher;

    /** For CDI. */
    AuditWriter() {
    }

    /** For tests, which have no container. */
    AuditWriter(FieldCipher cipher) {
        this.cipher = cipher;
    }

    void write(Caller caller, AuditScope scope, Outcome outcome) {
        em.unwrap(Session.class).doWork(connection -> write(connection, caller, scope, outcome));
    }

    void write(Connection connection, Caller caller, AuditScope scope, Outcome outcome) throws SQLException {
        UUID entry = entry(connection, caller, scope, outcome);
        SealingQueue.written(caller.firm());
        if (scope.detail == null && scope.changes.isEmpty()) {
            return;
        }
        try (PreparedStatement changes = connection.prepareStatement(CHANGE); PreparedStatement values = connection.prepareStatement(VALUE)) {
            value(values, caller.firm(), entry, DETAIL, null, scope.detail);
            for (FieldChange change : scope.changes) {
                UUID id = change(changes, caller.firm(), entry, change);
                value(values, caller.firm(), id, change.entity(), change.before(), change.after());
            }
            changes.executeBatch();
            values.executeBatch();
        }
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
            byte[] address = origin == null ? null : cipher.seal(caller.firm(), "audit_entry.address", id, origin.address());
            insert.setBytes(10, address);
            insert.setBytes(11, address == null ? null : Digests.plain(address));
            insert.setObject(12, origin == null ? null : origin.requestId());
            insert.executeUpdate();
        }
        return id;
    }

    private static UUID change(PreparedStatement insert, UUID firm, UUID entry, FieldChange change) throws SQLException {
        UUID id = Uuids.next();
        insert.setObject(1, firm);
        insert.setObject(2, id);
        insert.setObject(3, entry);
        insert.setString(4, change.entity());
        insert.setObject(5, change.record());
        insert.setString(6, change.field());
        insert.setString(7, change.kind().name());
        insert.addBatch();
        return id;
    }

    /** A record made or deleted is one change without values, beside those of its fields. */
    private void value(PreparedStatement insert, UUID firm, UUID id, String entity, String before, String after) throws SQLException {
        if (before == null && after == null) {
            return;
        }
        insert.setObject(1, firm);
        insert.setObject(2, id);
        insert.setString(3, entity);
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        byte[] was = cipher.seal(firm, "audit_value.old_value", id, before);
        byte[] is = cipher.seal(firm, "audit_value.new_value", id, after);
        insert.setBytes(4, was);
        insert.setBytes(5, is);
        insert.setBytes(6, salt);
        insert.setBytes(7, Digests.value(salt, was, is));
        insert.addBatch();
    }
}
