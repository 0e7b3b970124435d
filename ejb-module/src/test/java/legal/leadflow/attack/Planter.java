package legal.leadflow.attack;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes rows for every table of firms' rows that the catalogue names, whoever adds one: values by type and constraint, references to rows of the same firm. */
final class Planter {
    private static final Pattern WORD = Pattern.compile("'([A-Za-z0-9_,;|\\t.-]+)'::(text|bpchar|character varying)");
    private static final int ATTEMPTS = 60;
    /** Columns whose rows are shown to some people and not to others, by what stands in them. */
    private static final Map<String, List<String>> TELLING = Map.of("lead_fact.fact", List.of("PHONE", "EXPECTED_FEE", "JURISDICTION"), "audit_value.entity", List.of("lead", "source", "party"),
            "audit_entry.action", List.of("lead.viewed", "lead.moved", "lead.viewed"), "audit_entry.outcome", List.of("DONE", "DONE", "REFUSED"), "import_run.state", List.of("DONE"),
            "inquiry.state", List.of("RECEIVED"), "saved_view.filter", List.of("which=signed", "stage=NEW"), "lead_batch.kind", List.of("OWNER"),
            "lead_batch_lead.outcome", List.of("CHANGED"));
    /** Columns that go with other words in those than the ones above. */
    private static final Set<String> LEFT_OUT = Set.of("inquiry.lead_id", "inquiry.duplicate_of", "inquiry.reason", "lead_batch.stage", "lead_batch.disposition", "lead_batch.reason");
    private final Random random;
    private final Connection superuser;

    Planter(Random random, Connection superuser) {
        this.random = random;
        this.superuser = superuser;
    }

    /** Plants the {@code n}th row of each table for a firm; ids of other rows of the same number are what it refers to. */
    void plant(Map<String, List<Column>> tables, UUID firm, int n) throws SQLException {
        String mark = firm.toString().substring(0, 8);
        Map<String, String> ids = new LinkedHashMap<>();
        tables.keySet().forEach(table -> ids.put(table, mark + UUID.nameUUIDFromBytes((table + n + firm).getBytes(java.nio.charset.StandardCharsets.UTF_8)).toString().substring(8)));
        // a lead's narrative and money bear the lead's id
        tables.forEach((table, columns) -> columns.stream().filter(c -> "id".equals(c.name()) && c.refers() != null).forEach(c -> ids.put(table, ids.get(c.refers()))));
        for (Map.Entry<String, List<Column>> table : tables.entrySet()) {
            if (!"firm".equals(table.getKey())) {
                insert(table.getKey(), table.getValue(), firm, ids, n);
            }
        }
    }

    private void insert(String table, List<Column> columns, UUID firm, Map<String, String> ids, int n) throws SQLException {
        for (int attempt = 1;; attempt++) {
            List<String> names = new ArrayList<>();
            List<String> values = new ArrayList<>();
            for (Column column : columns) {
                String value = value(column, firm, ids, n, attempt);
                if (value != null) {
                    names.add('"' + column.name() + '"');
                    values.add(value);
                }
            }
            try (Statement statement = superuser.createStatement()) {
                statement.execute("savepoint s");
                statement.execute("insert into " + table + " (" + String.join(", ", names) + ") values (" + String.join(", ", values) + ")");
                return;
            } catch (SQLException e) {
                if (attempt == ATTEMPTS) {
                    throw new SQLException("no row of " + table + " could be made up, whose values Planter does not know: " + e.getMessage(), e);
                }
                try (Statement statement = superuser.createStatement()) {
                    statement.execute("rollback to s");
                }
            }
        }
    }

    /** SQL of a value; null to leave it out. Values that may be null are left out more often the more attempts failed. */
    private String value(Column column, UUID firm, Map<String, String> ids, int n, int attempt) {
        String mark = firm.toString().substring(0, 8);
        List<String> telling = TELLING.get(column.toString());
        if ("firm_id".equals(column.name())) {
            return "'" + firm + "'";
        }
        if (telling != null) {
            return "'" + telling.get(n % telling.size()) + "'";
        }
        if ("id".equals(column.name()) && "uuid".equals(column.type())) {
            return "'" + ids.get(column.table()) + "'";
        }
        if (LEFT_OUT.contains(column.toString())) {
            return null;
        }
        if (column.refers() != null) {
            return "'" + ids.get(column.refers()) + "'";
        }
        if (!column.must() && (alike(column) || attempt > 20 && random.nextInt(attempt) > 10)) {
            return null;
        }
        if ("at".equals(column.name()) && column.table().startsWith("audit_")) {
            return "now()";
        }
        return made(column, mark);
    }

    /** Columns that go together by a constraint over several. */
    private static boolean alike(Column column) {
        return column.checks().contains("IS NULL") || column.checks().contains("IS NOT NULL");
    }

    private String made(Column column, String mark) {
        List<String> words = words(column);
        return switch (column.type()) {
            case "uuid" -> "'" + mark + UUID.randomUUID().toString().substring(8) + "'";
            case "bytea" -> "'\\x" + mark + UUID.randomUUID().toString().replace("-", "") + "'";
            case "boolean" -> String.valueOf(random.nextBoolean());
            case "date" -> "'" + LocalDate.of(2000, 1, 1).plusDays(random.nextInt(9000)) + "'";
            case "timestamp with time zone" -> "'" + Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(20_000_000)).plusNanos(1000L * (1 + random.nextInt(999_999))) + "'";
            case "xid8" -> "pg_current_xact_id()";
            case "jsonb", "json" -> "'{}'";
            case "inet" -> "'192.0.2." + random.nextInt(256) + "'";
            case "integer", "smallint", "bigint" -> number(column);
            default -> column.type().startsWith("numeric") || column.type().startsWith("double") || "real".equals(column.type()) ? random.nextInt(1_000_000) + "." + random.nextInt(100)
                    : column.type().startsWith("text") && column.type().endsWith("[]") ? "'{}'"
                    : !words.isEmpty() ? "'" + words.get(random.nextInt(words.size())) + "'"
                    : column.checks().contains("~") ? "'+1" + (1_000_000_000L + random.nextInt(900_000_000)) + "'"
                    : column.type().startsWith("character") ? "'USD'" : "'" + mark + " " + Long.toString(random.nextLong() >>> 1, 36) + "'";
        };
    }

    /** Large ones first, because they are not met by chance; smaller ones when a constraint wants it. */
    private String number(Column column) {
        long bound = column.checks().isEmpty() ? "bigint".equals(column.type()) ? 900_000_000_000L : "smallint".equals(column.type()) ? 30_000 : 2_000_000_000 : (long) Math.pow(10, 1 + random.nextInt(9));
        return String.valueOf(bound / 2 + random.nextLong(bound / 2));
    }

    private static List<String> words(Column column) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(column.checks());
        while (word.find()) {
            words.add(word.group(1));
        }
        return words;
    }

    /** Every table of firms' rows with its columns, the firms' own first. */
    static Map<String, List<Column>> tables(Connection superuser) throws SQLException {
        Map<String, List<Column>> tables = new LinkedHashMap<>();
        try (Statement statement = superuser.createStatement(); ResultSet rows = statement.executeQuery("""
                select c.relname, a.attname, format_type(a.atttypid, null), a.attnotnull,
                       (select t.relname from pg_constraint k join pg_class t on t.oid = k.confrelid join pg_attribute i on i.attrelid = t.oid and i.attname = 'id'
                         where k.conrelid = c.oid and k.contype = 'f' and k.conparentid = 0 and t.relname <> 'firm' and k.confkey[array_position(k.conkey, a.attnum)] = i.attnum limit 1),
                       coalesce((select string_agg(pg_get_constraintdef(k.oid), ' ') from pg_constraint k where k.conrelid = c.oid and k.contype = 'c' and a.attnum = any(k.conkey)), '')
                  from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
                 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
                   and (c.relname = 'firm' or exists (select from pg_attribute f where f.attrelid = c.oid and f.attname = 'firm_id' and not f.attisdropped))
                 order by c.relname <> 'firm', c.relname, a.attnum""")) {
            while (rows.next()) {
                tables.computeIfAbsent(rows.getString(1), table -> new ArrayList<>())
                        .add(new Column(rows.getString(1), rows.getString(2), rows.getString(3), rows.getBoolean(4), rows.getString(5), rows.getString(6)));
            }
        }
        return tables;
    }
}
