package legal.leadflow.keys;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import legal.leadflow.crypto.CipherException;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.crypto.KeysClosed;

/**
 * Seals values of one firm anew with its newest key, a portion of rows at a time, within the firm's context and the caller's transaction. It never waits
 * for a row that somebody is at work on, and passes it over: so it can neither hold people up nor end in a deadlock with them. It leaves versions as they
 * are, so that nobody's edit is refused for it; an edit that writes a value back as it was before is found by the next round.
 */
final class Resealing {
    static final int ROWS = 200;
    /** Bytes that a portion reads into the memory, or one row. */
    private static final int WEIGHT = 4 << 20;
    private final Connection connection;
    private final FieldCipher cipher;
    private final UUID firm;
    private final byte[] prefix;

    /** @param prefix of the firm's newest key */
    Resealing(Connection connection, FieldCipher cipher, UUID firm, byte[] prefix) {
        this.connection = connection;
        this.cipher = cipher;
        this.firm = firm;
        this.prefix = prefix.clone();
    }

    /** Rows with a value that a former key sealed, in all tables. */
    long left() throws SQLException {
        long left = 0;
        for (SealedTable table : SealedTable.all(connection)) {
            try (PreparedStatement query = connection.prepareStatement("select count(*) from " + table.quoted() + " where " + table.firm() + " = ? and (" + table.stale() + ")")) {
                query.setObject(1, firm);
                stale(query, 2, table);
                try (ResultSet count = query.executeQuery()) {
                    count.next();
                    left += count.getLong(1);
                }
            }
        }
        return left;
    }

    /**
     * What a portion came to.
     *
     * @param last the last row it looked at, after which the next goes on; null when the table has no more
     * @param done rows sealed anew
     */
    record Portion(UUID last, int done) {
    }

    /** Seals the next rows of a table anew, those after {@code after}; null for the first. */
    Portion portion(SealedTable table, UUID after) throws SQLException {
        List<UUID> next = next(table, after);
        if (next.isEmpty()) {
            return new Portion(null, 0);
        }
        return new Portion(next.get(next.size() - 1), seal(table, next));
    }

    /** Without a lock: what is locked is decided row by row. */
    private List<UUID> next(SealedTable table, UUID after) throws SQLException {
        String sql = "select id from (select id, sum(weight) over (order by id) - weight before from (select id, " + table.weight() + " weight from " + table.quoted() + " where "
                + table.firm() + " = ? and id > ? and (" + table.stale() + ") order by id limit " + ROWS + ") found) weighed where before < " + WEIGHT + " order by id";
        List<UUID> ids = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setObject(1, firm);
            query.setObject(2, after == null ? new UUID(0, 0) : after);
            stale(query, 3, table);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
            }
        }
        return ids;
    }

    private int seal(SealedTable table, List<UUID> ids) throws SQLException {
        String columns = table.list();
        Array wanted = connection.createArrayOf("uuid", ids.toArray());
        int done = 0;
        try (PreparedStatement query = connection.prepareStatement("select id, " + columns + " from " + table.quoted() + " where " + table.firm() + " = ? and id = any(?)"
                + " order by id for no key update skip locked");
                PreparedStatement change = connection.prepareStatement("update " + table.quoted() + " set " + table.assignments() + " where " + table.firm() + " = ? and id = ?")) {
            query.setObject(1, firm);
            query.setArray(2, wanted);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    done += seal(table, rows, change) ? 1 : 0;
                }
            }
            change.executeBatch();
        }
        return done;
    }

    /** A value that does not open stays as it is: somebody may still find out why. */
    private boolean seal(SealedTable table, ResultSet row, PreparedStatement change) throws SQLException {
        UUID id = row.getObject(1, UUID.class);
        boolean any = false;
        int at = 0;
        for (SealedTable.Column column : table.columns().values()) {
            byte[] sealed = row.getBytes(at + 2);
            byte[] anew = sealed == null || isNewest(sealed) ? sealed : anew(column.place(), id, sealed);
            any |= anew != sealed;
            change.setBytes(++at, anew);
        }
        change.setObject(at + 1, firm);
        change.setObject(at + 2, id);
        if (any) {
            change.addBatch();
        }
        return any;
    }

    private byte[] anew(String column, UUID id, byte[] sealed) {
        try {
            return cipher.sealBytes(firm, column, id, cipher.openBytes(firm, column, id, sealed));
        } catch (KeysClosed e) {
            throw e;
        } catch (CipherException e) {
            return sealed;
        }
    }

    private boolean isNewest(byte[] sealed) {
        return sealed.length >= prefix.length && Arrays.equals(sealed, 0, prefix.length, prefix, 0, prefix.length);
    }

    private void stale(PreparedStatement query, int first, SealedTable table) throws SQLException {
        for (int i = 0; i < table.columns().size(); i++) {
            query.setBytes(first + i, prefix);
        }
    }
}
