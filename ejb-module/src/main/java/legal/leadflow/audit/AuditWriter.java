package legal.leadflow.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.kernel.Uuids;
import legal.leadflow.sealing.Digests;
import legal.leadflow.tenancy.Caller;
import legal.leadflow.tenancy.Origin;
import org.hibernate.Session;

/** Writes an entry and its field changes into the running transaction. Native SQL: one journey to the database, nothing to read back. */
@ApplicationScoped
class AuditWriter {
    private static final String ENTRY = "insert into audit_entry (firm_id, id, actor, action, outcome, subject_kind, subject_id, party_id, lead_id, address, address_digest, request_id)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    private static final String CHANGES = "; insert into audit_change (firm_id, id, entry_id, entity, record_id, field, kind)"
            + " select ?, w.id, ?, w.entity, w.record, w.field, w.kind from unnest(?::uuid[], ?::text[], ?::uuid[], ?::text[], ?::text[]) w(id, entity, record, field, kind)";
    private static final String VALUES = "; insert into audit_value (firm_id, id, entity, old_value, new_value, salt, digest)"
            + " select ?, w.id, w.entity, w.was, w.now, w.salt, w.digest from unnest(?::uuid[], ?::text[], ?::bytea[], ?::bytea[], ?::bytea[], ?::bytea[]) w(id, entity, was, now, salt, digest)";
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

    private record Value(UUID id, String entity, byte[] was, byte[] now, byte[] salt) {
    }

    void write(Caller caller, AuditScope scope, Outcome outcome) {
        em.unwrap(Session.class).doWork(connection -> write(connection, caller, scope, outcome));
    }

    void write(Connection connection, Caller caller, AuditScope scope, Outcome outcome) throws SQLException {
        SealingQueue.written(caller.firm());
        UUID firm = caller.firm();
        UUID entry = Uuids.next();
        List<UUID> changes = scope.changes.stream().map(change -> Uuids.next()).toList();
        List<Value> values = values(firm, entry, detail(caller, scope), scope, changes);
        List<Object> told = new ArrayList<>(entry(caller, scope, outcome, entry));
        if (!changes.isEmpty()) {
            told.addAll(Arrays.asList(firm, entry, array(connection, "uuid", changes), array(connection, "text", scope.changes, FieldChange::entity),
                    array(connection, "uuid", scope.changes, FieldChange::record), array(connection, "text", scope.changes, FieldChange::field),
                    array(connection, "text", scope.changes, change -> change.kind().name())));
        }
        if (!values.isEmpty()) {
            told.addAll(Arrays.asList(firm, array(connection, "uuid", values, Value::id), array(connection, "text", values, Value::entity), array(connection, "bytea", values, Value::was),
                    array(connection, "bytea", values, Value::now), array(connection, "bytea", values, Value::salt),
                    array(connection, "bytea", values, value -> Digests.value(value.salt(), value.was(), value.now()))));
        }
        try (PreparedStatement insert = connection.prepareStatement(ENTRY + (changes.isEmpty() ? "" : CHANGES) + (values.isEmpty() ? "" : VALUES))) {
            for (int i = 0; i < told.size(); i++) {
                insert.setObject(i + 1, told.get(i));
            }
            insert.execute();
        }
    }

    private List<Object> entry(Caller caller, AuditScope scope, Outcome outcome, UUID id) {
        Origin origin = Origin.current();
        byte[] address = origin == null ? null : cipher.seal(caller.firm(), "audit_entry.address", id, origin.address());
        return Arrays.asList(caller.firm(), id, caller.person(), scope.action, outcome.name(), scope.subjectKind, scope.subject, scope.party, scope.lead, address,
                address == null ? null : Digests.plain(address), origin == null ? null : origin.requestId());
    }

    /** Somebody of no firm is known by no colleague's name: the entry tells it. */
    private static String detail(Caller caller, AuditScope scope) {
        return scope.detail == null && !caller.lent().isEmpty() && !caller.name().isEmpty() ? caller.name() : scope.detail;
    }

    /** The entry's detail, and of each change that has values both; a record made or deleted is one change without, beside those of its fields. */
    private List<Value> values(UUID firm, UUID entry, String detail, AuditScope scope, List<UUID> changes) {
        List<Value> values = new ArrayList<>();
        if (detail != null) {
            values.add(value(firm, entry, DETAIL, null, detail));
        }
        for (int i = 0; i < changes.size(); i++) {
            FieldChange change = scope.changes.get(i);
            if (change.before() != null || change.after() != null) {
                values.add(value(firm, changes.get(i), change.entity(), change.before(), change.after()));
            }
        }
        return values;
    }

    private Value value(UUID firm, UUID id, String entity, String before, String after) {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        return new Value(id, entity, cipher.seal(firm, "audit_value.old_value", id, before), cipher.seal(firm, "audit_value.new_value", id, after), salt);
    }

    private static Array array(Connection connection, String type, List<?> values) throws SQLException {
        return array(connection, type, values, value -> value);
    }

    private static <T> Array array(Connection connection, String type, List<T> of, Function<T, Object> value) throws SQLException {
        return connection.createArrayOf(type, of.stream().map(value).toArray(type.equals("bytea") ? byte[][]::new : Object[]::new));
    }
}
