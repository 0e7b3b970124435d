package legal.leadflow.imports;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Statements over many rows at once: arrays become columns by {@code unnest}, because COPY is refused under row security. */
final class Sql {
    private Sql() {
    }

    /** Reads one row; called on each. */
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /**
     * Keeps the planner to indexes until the transaction ends. Tables keep no statistics (docs/adr/0004), so it takes a firm for one row and
     * would rather read the whole firm than look keys up. Queries over many keys therefore ask in a lateral subquery with "offset 0", which
     * is planned by itself for one key, and updates go row by row in one batch.
     */
    static void keyByKey(Connection connection) throws SQLException {
        for (String way : List.of("enable_hashjoin", "enable_mergejoin", "enable_seqscan", "jit")) {
            update(connection, "set local " + way + " = off");
        }
    }

    /** One statement for each row of values, sent together. */
    static void batch(Connection connection, String sql, List<Object[]> rows) throws SQLException {
        if (rows.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] values : rows) {
                for (int i = 0; i < values.length; i++) {
                    bind(connection, statement, i + 1, values[i]);
                }
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    static int update(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values)) {
            return statement.executeUpdate();
        }
    }

    static <T> List<T> query(Connection connection, String sql, Row<T> row, Object... values) throws SQLException {
        try (PreparedStatement statement = prepared(connection, sql, values); ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(row.read(rows));
            }
            return found;
        }
    }

    private static PreparedStatement prepared(Connection connection, String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            bind(connection, statement, i + 1, values[i]);
        }
        return statement;
    }

    private static void bind(Connection connection, PreparedStatement statement, int at, Object value) throws SQLException {
        if (value instanceof byte[][] many) {
            statement.setArray(at, connection.createArrayOf("bytea", many));
        } else if (value instanceof Instant[] many) {
            statement.setArray(at, connection.createArrayOf("text", Arrays.stream(many).map(time -> time == null ? null : time.toString()).toArray()));
        } else if (value instanceof Object[] many) {
            statement.setArray(at, connection.createArrayOf(type(many), many));
        } else if (value instanceof Instant time) {
            statement.setObject(at, OffsetDateTime.ofInstant(time, ZoneOffset.UTC));
        } else {
            statement.setObject(at, value);
        }
    }

    private static String type(Object[] many) {
        return switch (many.getClass().getComponentType().getSimpleName()) {
            case "UUID" -> "uuid";
            case "Integer" -> "int4";
            case "Long" -> "int8";
            case "Boolean" -> "bool";
            case "String" -> "text";
            default -> throw new IllegalArgumentException("no array of " + many.getClass().getComponentType());
        };
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
