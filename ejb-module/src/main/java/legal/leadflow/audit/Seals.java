package legal.leadflow.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import legal.leadflow.sealing.Seal;

/** The seals of a firm as they are stored. */
final class Seals {
    private static final String COLUMNS = "select number, from_xid::text, to_xid::text, entries, total, root, previous, at_us from audit_seal where firm_id = ?";

    private Seals() {
    }

    /** Null before the first. */
    static Seal newest(Connection connection, UUID firm) throws SQLException {
        List<Seal> found = ask(connection, firm, " and number > ? order by number desc limit 1", 0, null);
        return found.isEmpty() ? null : found.get(0);
    }

    /** Those from number {@code from} on, in their order, at most {@code most}. */
    static List<Seal> from(Connection connection, UUID firm, long from, int most) throws SQLException {
        return ask(connection, firm, " and number > ? order by number limit ?", from - 1, most);
    }

    /** The number of the seal that covers a transaction; 0 when none does. */
    static long covering(Connection connection, UUID firm, long transaction) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select number from audit_seal where firm_id = ? and from_xid <= ?::text::xid8 and to_xid > ?::text::xid8")) {
            query.setObject(1, firm);
            query.setString(2, Long.toString(transaction));
            query.setString(3, Long.toString(transaction));
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    /** The seals that were made from {@code from} up to, and without, {@code until}; null: without that end. */
    static Optional<SealRange> between(Connection connection, UUID firm, Instant from, Instant until) throws SQLException {
        Instant asked = Instant.now();
        try (PreparedStatement query = connection.prepareStatement("select min(number), max(number), max(number) = (select max(number) from audit_seal where firm_id = ?)"
                + " from audit_seal where firm_id = ? and at_us >= ? and at_us < ?")) {
            query.setObject(1, firm);
            query.setObject(2, firm);
            query.setLong(3, from == null ? 0 : ChronoUnit.MICROS.between(Instant.EPOCH, from));
            query.setLong(4, until == null ? Long.MAX_VALUE : ChronoUnit.MICROS.between(Instant.EPOCH, until));
            try (ResultSet row = query.executeQuery()) {
                row.next();
                return row.getObject(1) == null ? Optional.empty() : Optional.of(new SealRange(firm, row.getLong(1), row.getLong(2), row.getBoolean(3), asked));
            }
        }
    }

    /** @return whether it was stored; another node may have sealed the same */
    static boolean keep(Connection connection, Seal seal) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into audit_seal (firm_id, number, from_xid, to_xid, entries, total, root, previous, at_us)"
                + " values (?, ?, ?::text::xid8, ?::text::xid8, ?, ?, ?, ?, ?) on conflict do nothing")) {
            insert.setObject(1, seal.firm());
            insert.setLong(2, seal.number());
            insert.setString(3, Long.toString(seal.from()));
            insert.setString(4, Long.toString(seal.to()));
            insert.setInt(5, seal.entries());
            insert.setLong(6, seal.total());
            insert.setBytes(7, seal.root());
            insert.setBytes(8, seal.previous());
            insert.setLong(9, seal.at());
            return insert.executeUpdate() == 1;
        }
    }

    private static List<Seal> ask(Connection connection, UUID firm, String rest, long number, Integer most) throws SQLException {
        List<Seal> seals = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(COLUMNS + rest)) {
            query.setObject(1, firm);
            query.setLong(2, number);
            if (most != null) {
                query.setInt(3, most);
            }
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) { // numbers of transactions have no sign: one that was changed on the disk is read too
                    seals.add(new Seal(firm, rows.getLong(1), Long.parseUnsignedLong(rows.getString(2)), Long.parseUnsignedLong(rows.getString(3)), rows.getInt(4), rows.getLong(5),
                            rows.getBytes(6), rows.getBytes(7), rows.getLong(8)));
                }
            }
        }
        return seals;
    }
}
