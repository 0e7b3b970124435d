package legal.leadflow.audit;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import legal.leadflow.sealing.Digests;
import legal.leadflow.sealing.Seal;

/**
 * Seals what has come into one firm's trail: a tree over the entries of all transactions that have ended since, chained to the seal before.
 * Everything below the horizon has ended, so that nothing committed late can lie behind a seal.
 */
final class AuditSealer {
    /** The most entries of one seal, but for those of one transaction. */
    private static final int MOST = 5_000;
    private final Connection connection;
    private final UUID firm;

    /** @param connection in a transaction with the sealing context of the firm */
    AuditSealer(Connection connection, UUID firm) {
        this.connection = connection;
        this.firm = firm;
    }

    /**
     * What one attempt came to.
     *
     * @param seal   made now, and not committed yet; null when there was nothing, or another node was first
     * @param newest the firm's newest seal, this one or an older one; null before the first
     * @param oldest when the oldest entry was written that is not sealed yet; null when all are
     * @param beyond whether an entry names a transaction that has not begun, so that it would never be sealed
     */
    record Sealed(Seal seal, Seal newest, Instant oldest, boolean beyond) {
    }

    /** @throws TransactionsBeginAnew when transactions are numbered lower than those sealed already: a restore into a new cluster */
    Sealed seal() throws SQLException, IOException {
        Seal before = Seals.newest(connection, firm);
        long from = before == null ? 0 : before.to();
        long horizon = Long.parseLong(text("select audit_horizon()::text"));
        if (horizon < from) {
            throw new TransactionsBeginAnew();
        }
        long to = bounded(from, horizon);
        List<byte[]> leaves = Leaves.of(connection, firm, from, to).hashes();
        Seal seal = leaves.isEmpty() ? null : new Seal(firm, before == null ? 1 : before.number() + 1, from, to, leaves.size(),
                (before == null ? 0 : before.total()) + leaves.size(), Digests.root(leaves), before == null ? Seal.none() : before.hash(),
                ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now()));
        boolean kept = seal != null && Seals.keep(connection, seal);
        Instant oldest = oldest(leaves.isEmpty() ? from : to);
        return new Sealed(kept ? seal : null, kept ? seal : before, oldest, oldest != null && isBeyond());
    }

    /** Up to which transaction one seal goes, so that it holds no more than {@link #MOST} entries where that can be. */
    private long bounded(long from, long horizon) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select xid::text from audit_entry where firm_id = ? and xid >= ?::text::xid8 and xid < ?::text::xid8"
                + " order by xid offset " + MOST + " limit 1")) {
            query.setObject(1, firm);
            query.setString(2, Long.toString(from));
            query.setString(3, Long.toString(horizon));
            try (ResultSet rows = query.executeQuery()) {
                long last = rows.next() ? Long.parseLong(rows.getString(1)) : horizon;
                return last > from ? last : horizon;
            }
        }
    }

    private Instant oldest(long from) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select at from audit_entry where firm_id = ? and xid >= ?::text::xid8 order by xid limit 1")) {
            query.setObject(1, firm);
            query.setString(2, Long.toString(from));
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() ? rows.getObject(1, java.time.OffsetDateTime.class).toInstant() : null;
            }
        }
    }

    /** Only who may write past the policies gives an entry another transaction's number. */
    private boolean isBeyond() throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select audit_beyond(xid) from audit_entry where firm_id = ? order by xid desc limit 1")) {
            query.setObject(1, firm);
            try (ResultSet rows = query.executeQuery()) {
                return rows.next() && rows.getBoolean(1);
            }
        }
    }

    private String text(String sql) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql); ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getString(1);
        }
    }
}
