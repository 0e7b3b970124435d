package legal.leadflow.audit;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Erases values with their salts, and addresses, from one firm's trail; digests stay, so that what was sealed still fits. */
final class Erasure {
    private static final int AT_ONCE = 1_000;
    private static final String ENTRIES = "select at, id from audit_entry where firm_id = ? and (party_id = ? or lead_id = any(?)) and action <> 'audit.values-erased'";
    /** A firm's own settings, whose values tell of nobody; as in the policy {@code trail} of {@code audit_value}. */
    private static final String CHANGES = "select at, id from audit_change where firm_id = ? and (record_id = any(?) or entry_id = any(?))"
            + " and entity not in ('firm', 'office', 'staff', 'practice_area', 'case_type', 'source', 'campaign', 'tracking_number')";
    private static final String VALUES = "update audit_value set old_value = null, new_value = null, salt = null from unnest(?::timestamptz[], ?::uuid[]) w(at, id)"
            + " where audit_value.firm_id = ? and audit_value.at = w.at and audit_value.id = w.id and audit_value.salt is not null returning audit_value.id";
    private static final String ADDRESSES = "update audit_entry set address = null where firm_id = ? and actor = ? and address is not null returning id";
    private final Connection connection;
    private final UUID firm;

    private record Place(OffsetDateTime at, UUID id) {
    }

    /** @param connection in a transaction with the right to keep the trail */
    Erasure(Connection connection, UUID firm) {
        this.connection = connection;
        this.firm = firm;
    }

    /**
     * Of all entries about a person or one of their records.
     *
     * @param records ids, the person's own among them
     * @return ids of the values that are gone now
     */
    List<UUID> values(UUID party, Collection<UUID> records) throws SQLException {
        Array ids = connection.createArrayOf("uuid", records.toArray());
        List<Place> places = places(ENTRIES, firm, party, ids);
        places.addAll(places(CHANGES, firm, ids, connection.createArrayOf("uuid", places.stream().map(Place::id).toArray())));
        List<UUID> gone = new ArrayList<>();
        for (int from = 0; from < places.size(); from += AT_ONCE) {
            List<Place> some = places.subList(from, Math.min(places.size(), from + AT_ONCE));
            gone.addAll(ids(VALUES, connection.createArrayOf("text", some.stream().map(place -> place.at().toString()).toArray()),
                    connection.createArrayOf("uuid", some.stream().map(Place::id).toArray()), firm));
        }
        return gone;
    }

    /** Of all that a colleague did. @return ids of the entries whose address is gone now */
    List<UUID> addresses(UUID actor) throws SQLException {
        return ids(ADDRESSES, firm, actor);
    }

    private List<Place> places(String sql, Object... values) throws SQLException {
        List<Place> places = new ArrayList<>();
        try (PreparedStatement query = prepared(sql, values); ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                places.add(new Place(rows.getObject(1, OffsetDateTime.class), rows.getObject(2, UUID.class)));
            }
        }
        return places;
    }

    private List<UUID> ids(String sql, Object... values) throws SQLException {
        List<UUID> ids = new ArrayList<>();
        try (PreparedStatement query = prepared(sql, values); ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getObject(1, UUID.class));
            }
        }
        return ids;
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }
}
