package legal.leadflow.demo;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Inserts rows of one table, a hundred in a statement: one by one, row security's check would be most of the work. */
final class Rows implements AutoCloseable {
    private static final int AT_ONCE = 100;
    private final Connection connection;
    private final String table;
    private final String columns;
    private final List<Object[]> waiting = new ArrayList<>();
    private List<Rows> before = List.of();

    /** @param columns separated by commas */
    Rows(Connection connection, String table, String columns) {
        this.connection = connection;
        this.table = table;
        this.columns = columns;
    }

    /** Whenever rows are written, those of {@code others} are first: these refer to them. */
    Rows after(Rows... others) {
        before = List.of(others);
        return this;
    }

    /** @param values in the order of the columns */
    void add(Object... values) throws SQLException {
        waiting.add(values);
        if (waiting.size() == AT_ONCE) {
            close();
        }
    }

    @Override
    public void close() throws SQLException {
        for (Rows others : before) { // also when no row waits here: those before may
            others.close();
        }
        if (!waiting.isEmpty()) {
            insert();
        }
    }

    private void insert() throws SQLException {
        String row = "(" + "?, ".repeat(waiting.get(0).length - 1) + "?)";
        String sql = "insert into " + table + " (" + columns + ") values " + (row + ", ").repeat(waiting.size() - 1) + row;
        try (PreparedStatement insert = connection.prepareStatement(sql)) {
            int parameter = 1;
            for (Object[] values : waiting) {
                for (Object value : values) {
                    insert.setObject(parameter++, value instanceof Instant at ? at.atOffset(ZoneOffset.UTC) : value);
                }
            }
            insert.executeUpdate();
        }
        waiting.clear();
    }
}
