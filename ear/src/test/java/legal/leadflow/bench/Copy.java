package legal.leadflow.bench;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import org.postgresql.PGConnection;

/** Rows of one table by COPY, which only a superuser may do under row security: for loading many, never for the product. */
final class Copy {
    private static final HexFormat HEX = HexFormat.of();
    private final String sql;
    private final StringBuilder rows = new StringBuilder();

    Copy(String table, String columns) {
        sql = "copy " + table + " (" + columns + ") from stdin";
    }

    void add(Object... values) {
        for (int i = 0; i < values.length; i++) {
            rows.append(i == 0 ? "" : "\t");
            if (values[i] == null) {
                rows.append("\\N");
            } else if (values[i] instanceof byte[] bytes) {
                rows.append("\\\\x").append(HEX.formatHex(bytes));
            } else {
                rows.append(values[i] instanceof Instant at ? at.toString() : values[i]);
            }
        }
        rows.append('\n');
    }

    void flush(Connection connection) throws SQLException {
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, new StringReader(rows.toString()));
            rows.setLength(0);
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }
}
