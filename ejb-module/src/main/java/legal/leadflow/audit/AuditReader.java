package legal.leadflow.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import legal.leadflow.crypto.FieldCipher;

/** Reads the trail inside a context; what this reader may not read, row security leaves out. Native SQL: partitions and keyset paging. */
@ApplicationScoped
class AuditReader {
    private static final int FIELDS_SHOWN = 4;
    private static final String ENTRIES = "select e.at, e.id, e.actor, e.action, e.outcome, e.subject_kind, e.subject_id, e.party_id, e.lead_id, e.address,"
            + " e.request_id, (select v.new_value from audit_value v where v.firm_id = e.firm_id and v.at = e.at and v.id = e.id and v.entity = '" + AuditWriter.DETAIL
            + "') as detail from audit_entry e";
    private static final String CHANGES = "select c.id, c.entity, c.record_id, c.field, c.kind, v.id is not null as readable, v.id is not null and v.salt is null as erased, v.old_value, v.new_value"
            + " from audit_change c left join audit_value v on v.firm_id = c.firm_id and v.at = c.at and v.id = c.id"
            + " where c.firm_id = ? and c.at = ? and c.entry_id = ? order by c.entity, c.record_id, c.id limit ?";
    private static final String FIELDS = "select distinct x.id, c.entity || '.' || c.field from unnest(?::timestamptz[], ?::uuid[]) as x(at, id)"
            + " cross join lateral (select entity, field from audit_change where firm_id = ? and entry_id = x.id and at = x.at limit "
            + FIELDS_SHOWN + ") c";
    @Inject FieldCipher cipher;

    /** For CDI. */
    AuditReader() {
    }

    /** For tests, which have no container. */
    AuditReader(FieldCipher cipher) {
        this.cipher = cipher;
    }

    /** @param newer the entries just before {@code key} instead of those just after it */
    AuditPage page(Connection connection, UUID firm, AuditFilter filter, AuditKey key, boolean newer, int size) throws SQLException {
        inIndexOrder(connection, true);
        boolean backwards = newer && key != null;
        String order = backwards ? " order by e.at, e.id limit " : " order by e.at desc, e.id desc limit ";
        List<AuditEntry> found = new ArrayList<>();
        try (PreparedStatement ask = new AuditQuery(firm, filter).beyond(key, backwards).prepare(connection, ENTRIES, order + (size + 1)); ResultSet rows = ask.executeQuery()) {
            while (rows.next()) {
                found.add(entry(firm, rows));
            }
        }
        inIndexOrder(connection, false);
        boolean more = found.size() > size;
        List<AuditEntry> shown = new ArrayList<>(more ? found.subList(0, size) : found);
        if (backwards) {
            Collections.reverse(shown);
        }
        return new AuditPage(withFields(connection, firm, shown), Map.of(), backwards ? more : key != null, backwards || more, SealState.NONE);
    }

    /**
     * Has PostgreSQL walk an index in the order of the page. Tables keep no statistics, so it thinks a firm's entries few, gathers and sorts them all:
     * a page of 270,000 entries took 700 ms, in order it takes 1. Every filter has an index in this order.
     */
    static void inIndexOrder(Connection connection, boolean on) throws SQLException {
        String others = on ? "off" : "on";
        for (String way : new String[] {"enable_sort", "enable_bitmapscan"}) {
            try (PreparedStatement plan = connection.prepareStatement("set local " + way + " = " + others)) {
                plan.execute();
            }
        }
    }

    /** @return empty when there is none, or none of this firm */
    Optional<AuditRecord> record(Connection connection, UUID firm, AuditKey key, int mostChanges) throws SQLException {
        try (PreparedStatement ask = connection.prepareStatement(ENTRIES + " where e.firm_id = ? and e.at = ? and e.id = ?")) {
            ask.setObject(1, firm);
            ask.setObject(2, key.at().atOffset(ZoneOffset.UTC));
            ask.setObject(3, key.id());
            try (ResultSet rows = ask.executeQuery()) {
                if (!rows.next()) {
                    return Optional.empty();
                }
                List<AuditChange> changes = changes(connection, firm, key, mostChanges + 1);
                boolean more = changes.size() > mostChanges;
                return Optional.of(new AuditRecord(entry(firm, rows), List.copyOf(more ? changes.subList(0, mostChanges) : changes), Map.of(), more));
            }
        }
    }

    private List<AuditChange> changes(Connection connection, UUID firm, AuditKey key, int limit) throws SQLException {
        List<AuditChange> changes = new ArrayList<>();
        try (PreparedStatement ask = connection.prepareStatement(CHANGES)) {
            ask.setObject(1, firm);
            ask.setObject(2, key.at().atOffset(ZoneOffset.UTC));
            ask.setObject(3, key.id());
            ask.setInt(4, limit);
            try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                    changes.add(change(firm, rows));
                }
            }
        }
        return changes;
    }

    private AuditChange change(UUID firm, ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        String field = row.getString("field");
        return new AuditChange(row.getString("entity"), row.getObject("record_id", UUID.class), field, row.getString("kind"),
                cipher.open(firm, "audit_value.old_value", id, row.getBytes("old_value")), cipher.open(firm, "audit_value.new_value", id, row.getBytes("new_value")),
                !"*".equals(field) && !row.getBoolean("readable"), row.getBoolean("erased"));
    }

    private AuditEntry entry(UUID firm, ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        return new AuditEntry(new AuditKey(row.getObject("at", OffsetDateTime.class).toInstant(), id), row.getObject("actor", UUID.class), row.getString("action"),
                Outcome.valueOf(row.getString("outcome")), row.getString("subject_kind"), row.getObject("subject_id", UUID.class), row.getObject("party_id", UUID.class),
                row.getObject("lead_id", UUID.class), cipher.open(firm, "audit_value.new_value", id, row.getBytes("detail")),
                cipher.open(firm, "audit_entry.address", id, row.getBytes("address")), row.getObject("request_id", UUID.class), List.of());
    }

    /** The first fields of each entry, in one question for the whole page. */
    private static List<AuditEntry> withFields(Connection connection, UUID firm, List<AuditEntry> entries) throws SQLException {
        Map<UUID, List<String>> fields = new HashMap<>();
        Array times = connection.createArrayOf("timestamptz", entries.stream().map(entry -> entry.key().at().atOffset(ZoneOffset.UTC)).toArray());
        Array ids = connection.createArrayOf("uuid", entries.stream().map(entry -> entry.key().id()).toArray());
        try (PreparedStatement ask = connection.prepareStatement(FIELDS)) {
            ask.setArray(1, times);
            ask.setArray(2, ids);
            ask.setObject(3, firm);
            try (ResultSet rows = ask.executeQuery()) {
                while (rows.next()) {
                    fields.computeIfAbsent(rows.getObject(1, UUID.class), id -> new ArrayList<>()).add(rows.getString(2));
                }
            }
        }
        return entries.stream().map(entry -> new AuditEntry(entry.key(), entry.actor(), entry.action(), entry.outcome(), entry.subjectKind(), entry.subject(), entry.party(),
                entry.lead(), entry.detail(), entry.address(), entry.requestId(), fields.getOrDefault(entry.key().id(), List.of()).stream().sorted().toList())).toList();
    }
}
