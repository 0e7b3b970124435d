package legal.leadflow.attack;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import legal.leadflow.TestDatabase;
import legal.leadflow.TestFirms;

/** Firms with rows in every table, and what an attacker may know of them. Each firm's ids, sealed bytes and texts begin with the same eight digits as the firm's own id. */
final class PlantedFirms {
    static final int FIRMS = 3;
    static final int ROWS = 3;
    final List<UUID> firms = new ArrayList<>();
    /** Who acts, by firm: one of its people. */
    final List<UUID> people = new ArrayList<>();
    final Map<String, List<Column>> tables;
    final List<PlantedRow> rows = new ArrayList<>();
    final Sight sight = new Sight();

    PlantedFirms() throws SQLException, IOException {
        for (int i = 0; i < FIRMS; i++) {
            firms.add(TestFirms.create());
        }
        try (Connection superuser = TestDatabase.superuser().getConnection()) {
            superuser.setAutoCommit(false);
            tables = Planter.tables(superuser);
            try (Statement statement = superuser.createStatement()) {
                statement.execute("set local session_replication_role = replica"); // in whatever order they come
            }
            Planter planter = new Planter(new Random(1), superuser);
            for (UUID firm : firms) {
                for (int n = 0; n < ROWS; n++) {
                    planter.plant(tables, firm, n);
                }
            }
            superuser.commit();
            for (String table : tables.keySet()) {
                read(superuser, table);
            }
        }
        for (int i = 0; i < FIRMS; i++) {
            int firm = i;
            people.add(UUID.fromString(rows.stream().filter(row -> row.firm() == firm && "staff".equals(row.table())).findFirst().orElseThrow().value("id")));
        }
    }

    /** The column that says whose row it is. */
    static String firmColumn(String table) {
        return "firm".equals(table) ? "id" : "firm_id";
    }

    private void read(Connection superuser, String table) throws SQLException {
        try (Statement statement = superuser.createStatement(); ResultSet all = statement.executeQuery("select * from " + table)) {
            while (all.next()) {
                int firm = firms.indexOf(UUID.fromString(all.getString(firmColumn(table))));
                Map<String, String> values = new LinkedHashMap<>();
                for (Column column : tables.get(table)) {
                    values.put(column.name(), all.getString(column.name()));
                }
                if (firm >= 0) {
                    rows.add(new PlantedRow(table, firm, values));
                }
            }
        }
    }

    List<PlantedRow> rowsOf(String table, int firm) {
        return rows.stream().filter(row -> row.firm() == firm && row.table().equals(table)).toList();
    }

    /** Columns whose values no two rows share and nobody meets by chance: what can be asked after. */
    List<Column> telling() {
        Map<Column, Map<String, Integer>> seen = new HashMap<>();
        List<Column> telling = new ArrayList<>();
        tables.values().stream().flatMap(List::stream).forEach(column -> {
            Map<String, Integer> counts = seen.computeIfAbsent(column, c -> new HashMap<>());
            List<String> values = rows.stream().filter(row -> row.table().equals(column.table())).map(row -> row.value(column.name())).filter(java.util.Objects::nonNull).toList();
            values.forEach(value -> counts.merge(value, 1, Integer::sum));
            boolean own = column.name().equals(firmColumn(column.table()));
            if (values.size() >= ("firm".equals(column.table()) ? FIRMS : FIRMS * ROWS) && values.stream().allMatch(value -> value.length() >= 8) && (own || counts.values().stream().allMatch(count -> count == 1)) && !"xid8".equals(column.type())
                    && !"date".equals(column.type())) {
                telling.add(column);
            }
        });
        return telling;
    }

    /** A value of the same type and length that nobody has. */
    static String missing(Column column, String value, Random random) {
        return switch (column.type()) {
            case "uuid" -> new UUID(random.nextLong(), random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L).toString();
            default -> {
                StringBuilder other = new StringBuilder(value);
                for (int i = column.type().startsWith("timestamp") ? value.length() - 8 : 2; i < value.length(); i++) {
                    char c = value.charAt(i);
                    if (Character.isDigit(c)) {
                        other.setCharAt(i, (char) ('1' + random.nextInt(9)));
                    } else if (c >= 'a' && c <= 'f') {
                        other.setCharAt(i, (char) ('a' + random.nextInt(6)));
                    }
                    if (column.type().startsWith("timestamp") && (c == '+' || c == '-')) {
                        other.setLength(i);
                        yield other.append(value.substring(i)).toString();
                    }
                }
                yield other.toString();
            }
        };
    }

    /** All rows' values and who wrote them: differs when anything was changed, added or taken away. */
    String fingerprint() throws SQLException {
        StringBuilder all = new StringBuilder();
        String ours = String.join("', '", firms.stream().map(UUID::toString).toList());
        for (String table : tables.keySet()) {
            all.append(all.isEmpty() ? "" : " || ' ' || ").append("coalesce((select md5(string_agg(t::text || xmin, ',' order by t::text)) from ").append(table).append(" t where ").append(firmColumn(table)).append(" in ('").append(ours).append("')), '')");
        }
        try (Connection superuser = TestDatabase.superuser().getConnection(); Statement statement = superuser.createStatement(); ResultSet told = statement.executeQuery("select md5(" + all + ")")) {
            told.next();
            return told.getString(1);
        }
    }
}
