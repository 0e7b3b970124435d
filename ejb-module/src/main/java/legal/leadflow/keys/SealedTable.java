package legal.leadflow.keys;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A table with sealed columns, as the database's own comments tell ("personal; sealed"): a table that is new is sealed anew with the others, whoever made it.
 * Names come from the catalogue, quoted by it, and from nowhere else.
 *
 * @param name    {@code party}
 * @param quoted  as it is written in SQL
 * @param firm    the column that says whose row it is
 * @param columns sealed ones, by name
 */
record SealedTable(String name, String quoted, String firm, Map<String, Column> columns) {
    /**
     * @param quoted as it is written in SQL
     * @param place  under which its values are sealed: {@code party.given_name}, or where they stood when they were sealed first ("personal; sealed as call.note")
     */
    record Column(String quoted, String place) {
    }

    /** The audit trail is append-only: docs/adr/0019. The proof in the firm's row is no person's, so no comment names it. */
    private static final String ALL = """
            select c.relname, format('%I', c.relname), a.attname, format('%I', a.attname),
                   coalesce(substring(col_description(c.oid, a.attnum) from '^personal; sealed as ([a-z_]+[.][a-z_]+)'), c.relname || '.' || a.attname) from pg_attribute a join pg_class c on c.oid = a.attrelid
             where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition and a.attnum > 0 and not a.attisdropped
               and (c.relname !~ '^audit_' and col_description(c.oid, a.attnum) ~ '^personal; sealed' or c.relname = 'firm' and a.attname = 'key_check')
             order by 1, a.attnum""";

    /** All of them, by name. */
    static List<SealedTable> all(Connection connection) throws SQLException {
        Map<String, SealedTable> tables = new TreeMap<>();
        try (PreparedStatement query = connection.prepareStatement(ALL); ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                String name = rows.getString(1);
                SealedTable table = tables.get(name);
                if (table == null) {
                    table = new SealedTable(name, rows.getString(2), name.equals("firm") ? "id" : "firm_id", new TreeMap<>());
                    tables.put(name, table);
                }
                table.columns().put(rows.getString(3), new Column(rows.getString(4), rows.getString(5)));
            }
        }
        return new ArrayList<>(tables.values());
    }

    /** Rows with a value that another key sealed; takes the newest key's prefix once for each column. What is empty holds no value: a draft that was thrown away. */
    String stale() {
        return joined(" or ", column -> "length(" + column + ") > 0 and substr(" + column + ", 1, 5) <> ?");
    }

    /** Bytes of a row's sealed values. */
    String weight() {
        return joined(" + ", column -> "coalesce(length(" + column + "), 0)");
    }

    String list() {
        return joined(", ", column -> column);
    }

    String assignments() {
        return joined(", ", column -> column + " = ?");
    }

    private String joined(String by, Function<String, String> column) {
        return columns.values().stream().map(Column::quoted).map(column).collect(Collectors.joining(by));
    }
}
