package legal.leadflow.audit;

import java.io.IOException;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import legal.leadflow.sealing.Digests;
import legal.leadflow.sealing.Lines;

/** Reads the entries of a range of transactions as the lines that are sealed and exported, in the order of time and id. */
final class SealedLines {
    /** Entries whose changes are fetched together. */
    private static final int AT_ONCE = 500;
    private static final String ENTRIES = "select id, at, actor, action, outcome, subject_kind, subject_id, party_id, lead_id, address, address_digest, request_id, xid::text from audit_entry"
            + " where firm_id = ? and xid >= ?::text::xid8 and xid < ?::text::xid8 order by at, id";
    private static final String CHANGES = "select c.entry_id, c.id, c.entity, c.record_id, c.field, c.kind, c.at from unnest(?::uuid[]) w(entry) cross join lateral"
            + " (select * from audit_change x where x.firm_id = ? and x.entry_id = w.entry offset 0) c order by c.entry_id, c.id";
    private static final String VALUES = "select v.id, v.entity, v.digest, v.salt, v.old_value, v.new_value from unnest(?::uuid[], ?::timestamptz[]) w(id, at) cross join lateral"
            + " (select * from audit_value x where x.firm_id = ? and x.at = w.at and x.id = w.id offset 0) v";
    private final Connection connection;
    private final UUID firm;

    /** @param connection in a transaction whose context may read the trail and all its values */
    SealedLines(Connection connection, UUID firm) {
        this.connection = connection;
        this.firm = firm;
    }

    /** Hears the lines. */
    interface Sink {
        /** A new entry begins. @param at in microseconds since 1970; {@code addressErased} whether its address was */
        void entry(UUID id, long at, String line, boolean addressErased) throws IOException;

        /** @param sealed what the tree holds; {@code exported} what an export tells, the same but for values */
        void part(String sealed, String exported) throws IOException;
    }

    private record Entry(UUID id, OffsetDateTime at, String line, boolean addressErased) {
    }

    private record Change(UUID id, OffsetDateTime at, String line) {
    }

    private record Value(String sealed, String exported) {
    }

    /** @return how many entries there are */
    int read(long from, long to, Sink sink) throws SQLException, IOException {
        int count = 0;
        List<Entry> some = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(ENTRIES)) {
            query.setObject(1, firm);
            query.setString(2, Long.toUnsignedString(from));
            query.setString(3, Long.toUnsignedString(to));
            query.setFetchSize(AT_ONCE);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    some.add(entry(rows));
                    count++;
                    if (some.size() == AT_ONCE) {
                        tell(some, sink);
                    }
                }
            }
        }
        tell(some, sink);
        return count;
    }

    private static Entry entry(ResultSet row) throws SQLException {
        OffsetDateTime at = row.getObject(2, OffsetDateTime.class);
        UUID id = row.getObject(1, UUID.class);
        byte[] address = row.getBytes(10);
        byte[] digest = digest(address, row.getBytes(11));
        return new Entry(id, at, Lines.entry(id, micros(at), row.getObject(3), row.getString(4), row.getString(5), row.getString(6), row.getObject(7), row.getObject(8),
                row.getObject(9), digest, row.getObject(12), Long.parseUnsignedLong(row.getString(13))), address == null && digest != null);
    }

    /** While the address is there, what is kept to stand for it must be its digest; else both are told, which fits no seal: neither can be put in the other's place. */
    private static byte[] digest(byte[] address, byte[] kept) {
        if (address == null || Arrays.equals(Digests.plain(address), kept)) {
            return kept;
        }
        byte[] both = Arrays.copyOf(Digests.plain(address), 33 + (kept == null ? 0 : kept.length)); // longer than a digest also where nothing is kept
        System.arraycopy(kept == null ? new byte[0] : kept, 0, both, 33, both.length - 33);
        return both;
    }

    private void tell(List<Entry> entries, Sink sink) throws SQLException, IOException {
        if (entries.isEmpty()) {
            return;
        }
        Map<UUID, List<Change>> changes = changes(entries);
        List<Change> all = new ArrayList<>();
        entries.forEach(entry -> all.add(new Change(entry.id(), entry.at(), null)));
        changes.values().forEach(all::addAll);
        Map<UUID, Value> values = values(all);
        for (Entry entry : entries) {
            sink.entry(entry.id(), micros(entry.at()), entry.line(), entry.addressErased());
            value(values.get(entry.id()), sink);
            for (Change change : changes.getOrDefault(entry.id(), List.of())) {
                sink.part(change.line(), change.line());
                value(values.get(change.id()), sink);
            }
        }
        entries.clear();
    }

    private static void value(Value value, Sink sink) throws IOException {
        if (value != null) {
            sink.part(value.sealed(), value.exported());
        }
    }

    private Map<UUID, List<Change>> changes(List<Entry> entries) throws SQLException {
        Map<UUID, List<Change>> changes = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(CHANGES)) {
            query.setArray(1, array("uuid", entries.stream().map(Entry::id).toArray()));
            query.setObject(2, firm);
            Map<UUID, OffsetDateTime> times = new HashMap<>();
            entries.forEach(entry -> times.put(entry.id(), entry.at()));
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    UUID entry = rows.getObject(1, UUID.class);
                    UUID id = rows.getObject(2, UUID.class);
                    OffsetDateTime at = rows.getObject(7, OffsetDateTime.class);
                    if (at.equals(times.get(entry))) { // one of another time is shown by no page: it lacks
                        changes.computeIfAbsent(entry, key -> new ArrayList<>())
                                .add(new Change(id, at, Lines.change(id, rows.getString(3), rows.getObject(4), rows.getString(5), rows.getString(6))));
                    }
                }
            }
        }
        return changes;
    }

    private Map<UUID, Value> values(List<Change> of) throws SQLException {
        Map<UUID, Value> values = new HashMap<>();
        try (PreparedStatement query = connection.prepareStatement(VALUES)) {
            query.setArray(1, array("uuid", of.stream().map(Change::id).toArray()));
            query.setArray(2, array("text", of.stream().map(change -> change.at().toString()).toArray()));
            query.setObject(3, firm);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    UUID id = rows.getObject(1, UUID.class);
                    String sealed = Lines.value(id, rows.getString(2), rows.getBytes(3));
                    values.put(id, new Value(sealed, Lines.exported(sealed, rows.getBytes(4), rows.getBytes(5), rows.getBytes(6))));
                }
            }
        }
        return values;
    }

    private Array array(String type, Object[] values) throws SQLException {
        return connection.createArrayOf(type, values);
    }

    /** A time that nobody can have written, such as one changed on the disk, is told as the last or first there is: its seal will not fit. */
    static long micros(OffsetDateTime at) {
        try {
            return ChronoUnit.MICROS.between(Instant.EPOCH, at.toInstant());
        } catch (ArithmeticException e) {
            return at.toInstant().isBefore(Instant.EPOCH) ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
    }
}
