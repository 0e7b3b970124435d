package legal.leadflow.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.UUID;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.kernel.Uuids;
import legal.leadflow.sealing.Digests;
import legal.leadflow.tenancy.Caller;
import legal.leadflow.tenancy.Origin;
import org.hibernate.Session;

/** Writes an entry and its field changes into the running transaction. Native SQL: one journey, nothing to read back. */
@ApplicationScoped
class AuditWriter {
    private static final String ENTRY = "insert into audit_entry (firm_id, id, actor, action, outcome, subject_kind, subject_id, party_id, lead_id, address, address_digest, request_id) values";
    private static final String CHANGE = "insert into audit_change (firm_id, id, entry_id, entity, record_id, field, kind) values";
    private static final String VALUE = "insert into audit_value (firm_id, id, entity, old_value, new_value, salt, digest) values";
    /** Most changes of an entry that go along with it; an import has more, which go in batches. */
    private static final int AT_ONCE = 100;
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
        UUID entry = Uuids.next();
        List<Object[]> changes = new ArrayList<>();
        List<Object[]> values = new ArrayList<>();
        value(values, caller.firm(), entry, DETAIL, null, scope.detail);
        for (FieldChange change : scope.changes) {
            UUID id = Uuids.next();
            changes.add(new Object[] {caller.firm(), id, entry, change.entity(), change.record(), change.field(), change.kind().name()});
            value(values, caller.firm(), id, change.entity(), change.before(), change.after());
        }
        List<Object[]> entries = List.<Object[]>of(entry(entry, caller, scope, outcome));
        if (changes.size() <= AT_ONCE) {
            together(connection, entries, changes, values);
        } else {
            batch(connection, ENTRY, entries);
            batch(connection, CHANGE, changes);
            batch(connection, VALUE, values);
        }
        SealingQueue.written(caller.firm());
    }

    private Object[] entry(UUID id, Caller caller, AuditScope scope, Outcome outcome) {
        Origin origin = Origin.current();
        byte[] address = origin == null ? null : cipher.seal(caller.firm(), "audit_entry.address", id, origin.address());
        return new Object[] {caller.firm(), id, caller.person(), scope.action, outcome.name(), scope.subjectKind, scope.subject, scope.party, scope.lead,
                address, address == null ? null : Digests.plain(address), origin == null ? null : origin.requestId()};
    }

    /** A record made or deleted is one change without values, beside those of its fields. */
    private void value(List<Object[]> values, UUID firm, UUID id, String entity, String before, String after) {
        if (before == null && after == null) {
            return;
        }
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        byte[] was = cipher.seal(firm, "audit_value.old_value", id, before);
        byte[] is = cipher.seal(firm, "audit_value.new_value", id, after);
        values.add(new Object[] {firm, id, entity, was, is, salt, Digests.value(salt, was, is)});
    }

    /** All in one journey to the database. */
    private static void together(Connection connection, List<Object[]> entries, List<Object[]> changes, List<Object[]> values) throws SQLException {
        StringJoiner sql = new StringJoiner("; ");
        List<Object[]> rows = new ArrayList<>();
        Map<String, List<Object[]>> tables = new LinkedHashMap<>();
        tables.put(ENTRY, entries);
        tables.put(CHANGE, changes);
        tables.put(VALUE, values);
        tables.forEach((insert, all) -> {
            if (!all.isEmpty()) {
                sql.add(insert + ", ".concat(marks(all.get(0))).repeat(all.size()).substring(1));
                rows.addAll(all);
            }
        });
        try (PreparedStatement insert = connection.prepareStatement(sql.toString())) {
            int place = 0;
            for (Object[] row : rows) {
                place = bind(insert, place, row);
            }
            insert.execute();
        }
    }

    private static void batch(Connection connection, String insertInto, List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement insert = connection.prepareStatement(insertInto + " " + marks(rows.get(0)))) {
            for (Object[] row : rows) {
                bind(insert, 0, row);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String marks(Object[] row) {
        return "(" + "?, ".repeat(row.length - 1) + "?)";
    }

    private static int bind(PreparedStatement insert, int before, Object[] row) throws SQLException {
        for (int i = 0; i < row.length; i++) {
            insert.setObject(before + i + 1, row[i]);
        }
        return before + row.length;
    }
}
