package legal.leadflow.audit;

import java.sql.Connection;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import legal.leadflow.sealing.Retirement;

/** Retired months as the database holds them. */
final class Retirements {
    private static final String MONTHS = "select substr(c.relname, 13) from pg_inherits i join pg_class c on c.oid = i.inhrelid"
            + " where i.inhparent = 'public.audit_entry'::regclass order by c.relname";
    private static final int HASH = 32;

    private Retirements() {
    }

    /** The months whose partitions belong to the trail, the oldest first. */
    static List<YearMonth> months(Connection connection) throws SQLException {
        List<YearMonth> months = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement(MONTHS); ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                months.add(YearMonth.parse(rows.getString(1).replace('_', '-')));
            }
        }
        return months;
    }

    /** The firm's signed statements, the oldest month first. */
    static List<String> statements(Connection connection, UUID firm) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("select statement from audit_retired where firm_id = ? order by from_us")) {
            query.setObject(1, firm);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    statements.add(rows.getString(1));
                }
            }
        }
        return statements;
    }

    /** Before when the firm's entries are retired; null when none are. */
    static Instant until(Connection connection, UUID firm) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select max(until_us) from audit_retired where firm_id = ?")) {
            query.setObject(1, firm);
            try (ResultSet row = query.executeQuery()) {
                row.next();
                long until = row.getLong(1);
                return row.wasNull() ? null : Instant.EPOCH.plus(until, ChronoUnit.MICROS);
            }
        }
    }

    static void keep(Connection connection, Retirement retirement) throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("insert into audit_retired (firm_id, from_us, until_us, entries, statement) values (?, ?, ?, ?, ?)")) {
            insert.setObject(1, retirement.firm());
            insert.setLong(2, retirement.from());
            insert.setLong(3, retirement.until());
            insert.setLong(4, retirement.entries());
            insert.setString(5, retirement.line());
            insert.executeUpdate();
        }
    }

    /** The leaves of a seal's retired entries, where not all of them are, in the order of the tree. */
    static List<byte[]> leaves(Connection connection, UUID firm, long seal) throws SQLException {
        List<byte[]> leaves = new ArrayList<>();
        try (PreparedStatement query = connection.prepareStatement("select leaves from audit_retired_part where firm_id = ? and number = ? order by from_us")) {
            query.setObject(1, firm);
            query.setLong(2, seal);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    byte[] some = rows.getBytes(1);
                    for (int at = 0; at < some.length; at += HASH) {
                        leaves.add(Arrays.copyOfRange(some, at, at + HASH));
                    }
                }
            }
        }
        return leaves;
    }

    static void keep(Connection connection, UUID firm, long seal, long month, List<byte[]> leaves) throws SQLException {
        byte[] all = new byte[leaves.size() * HASH];
        for (int i = 0; i < leaves.size(); i++) {
            System.arraycopy(leaves.get(i), 0, all, i * HASH, HASH);
        }
        try (PreparedStatement insert = connection.prepareStatement("insert into audit_retired_part (firm_id, number, from_us, leaves) values (?, ?, ?, ?)")) {
            insert.setObject(1, firm);
            insert.setLong(2, seal);
            insert.setLong(3, month);
            insert.setBytes(4, all);
            insert.executeUpdate();
        }
    }

    /** @return how many entries of all firms went; the database refuses a month of which a firm's entries are not stated */
    static long detach(Connection connection, YearMonth month) throws SQLException {
        try (PreparedStatement detach = connection.prepareStatement("select audit_detach(?)")) {
            detach.setDate(1, Date.valueOf(month.atDay(1)));
            try (ResultSet row = detach.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
