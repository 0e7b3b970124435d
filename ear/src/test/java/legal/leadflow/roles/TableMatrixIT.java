package legal.leadflow.roles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import legal.leadflow.stack.RunningStack;
import legal.leadflow.tenancy.ContextKeys;
import legal.leadflow.tenancy.FirmContext;
import legal.leadflow.tenancy.Right;
import legal.leadflow.tenancy.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * What a role may not see is not readable in the database either, whatever SQL it gets there with: a row is planted in every table
 * that belongs to a firm, and asked for as {@code leadflow_app} under each role's signed context. All of it is undone.
 */
@Order(6)
class TableMatrixIT {
    private static final UUID ALPHA = UUID.fromString("a1fa0000-0000-4000-8000-000000000001");
    private static final UUID BETA = UUID.fromString("be7a0000-0000-4000-8000-000000000002");
    private final FirmContext context = new FirmContext(new ContextKeys(RunningStack.get().secrets()));
    private Connection connection;

    @BeforeEach
    void begin() throws SQLException {
        connection = RunningStack.get().superuser().getConnection();
        connection.setAutoCommit(false);
        execute("set local session_replication_role = replica"); // a planted row refers to nothing
    }

    @AfterEach
    void undo() throws SQLException {
        connection.rollback();
        connection.close();
    }

    @Test
    void everyRoleReadsExactlyTheTablesThatAreMeantForIt() throws SQLException, IOException {
        Map<String, String> planted = plant();
        Map<String, String> read = new TreeMap<>();
        planted.keySet().forEach(table -> read.put(table, ""));
        for (Role role : Role.values()) {
            for (String table : seen(planted, ALPHA, role)) {
                read.merge(table, role.tokenName(), (before, more) -> before.isEmpty() ? more : before + " " + more);
            }
        }
        assertThat(read).containsExactlyInAnyOrderEntriesOf(expected());
    }

    @Test
    void noRoleOfAnotherFirmReadsAnyOfThem() throws SQLException {
        Map<String, String> planted = plant();
        for (Role role : Role.values()) {
            assertThat(seen(planted, BETA, role)).as(role.tokenName()).isEmpty();
        }
    }

    /** A row of Alpha in each table, by the condition that finds it. */
    private Map<String, String> plant() throws SQLException {
        List<String> tables = ask("select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'firm_id' and not a.attisdropped"
                + " where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = 'public'::regnamespace order by 1");
        for (String drop : ask("select format('alter table %I drop constraint %I', t.relname, k.conname) from pg_constraint k join pg_class t on t.oid = k.conrelid"
                + " where k.contype = 'c' and k.conislocal and t.relnamespace = 'public'::regnamespace and not t.relispartition")) {
            execute(drop);
        }
        UUID mark = UUID.randomUUID();
        Map<String, String> planted = new LinkedHashMap<>(Map.of("firm", "id = '" + ALPHA + "'"));
        for (String table : tables) {
            String made = ask("select format('insert into %I (%s) values (%s)', '" + table + "', string_agg(quote_ident(attname), ', '),"
                    + " string_agg(case when attname = 'firm_id' then quote_literal('" + ALPHA + "') else case format_type(atttypid, null)"
                    + " when 'uuid' then quote_literal('" + mark + "') when 'bytea' then '''\\x00''' when 'boolean' then 'false' when 'timestamp with time zone' then 'now()'"
                    + " when 'date' then 'now()::date' when 'xid8' then 'pg_current_xact_id()' when 'text' then '''X''' when 'character' then '''X'''"
                    + " when 'integer' then '987654' else '987654321' end end, ', '))"
                    + " from pg_attribute where attrelid = '" + table + "'::regclass and attnum > 0 and not attisdropped and attnotnull").get(0);
            execute(made);
            planted.put(table, ask("select quote_ident(attname) || case atttypid when 'uuid'::regtype then ' = ''" + mark + "''' else ' = 987654321' end from pg_attribute where attrelid = '"
                    + table + "'::regclass and atttypid in ('uuid'::regtype, 'int8'::regtype) and attnotnull and attname <> 'firm_id'"
                    + " and has_column_privilege('leadflow_app', attrelid, attnum, 'SELECT') order by atttypid = 'uuid'::regtype desc, attnum").get(0));
        }
        return planted;
    }

    private List<String> seen(Map<String, String> planted, UUID firm, Role role) throws SQLException {
        execute("set local role leadflow_app");
        context.enter(connection, firm, UUID.randomUUID(), Right.bits(role.rights()));
        List<String> seen = new ArrayList<>();
        for (Map.Entry<String, String> row : planted.entrySet()) {
            if (!ask("select 'x' from " + row.getKey() + " where " + row.getValue()).isEmpty()) {
                seen.add(row.getKey());
            }
        }
        execute("reset role");
        return seen;
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> ask(String sql) throws SQLException {
        List<String> told = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                told.add(rows.getString(1));
            }
        }
        return told;
    }

    private static Map<String, String> expected() throws IOException {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(TableMatrixIT.class.getResourceAsStream("tables.txt")), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(line -> line.split(": *"))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> parts.length > 1 ? parts[1] : ""));
        }
    }
}
