package legal.leadflow.attack;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import legal.leadflow.TestFirms;
import legal.leadflow.tenancy.Right;
import legal.leadflow.tenancy.TestTokens;

/** Transactions of several firms on pooled connections, each of which may spoil the session, fail, be cut short or be killed. */
final class PooledWork {
    private static final List<String> TABLES = List.of("lead", "party", "call", "source", "lead_note", "audit_entry");
    /** What injected SQL may leave in a session, on purpose. */
    private static final List<String> POISON = List.of("set row_security = off", "set search_path = ctx, public", "set plan_cache_mode = force_generic_plan", "prepare p as select firm_id from public.lead",
            "prepare q as update public.source set active = active returning firm_id", "set default_transaction_read_only = on", "set default_transaction_isolation = 'serializable'", "set role none", "listen told",
            "set session characteristics as transaction read write", "set leadflow.context = 'x'", "set timezone = 'Asia/Tokyo'", "discard plans", "reset all", "set enable_seqscan = off");
    private final DataSource pool;
    private final DataSource superuser;
    private final List<Victim> firms;
    private final Consumer<String> bleeding;

    /**
     * @param pool      hands out connections that others have used
     * @param superuser kills sessions
     * @param firms     each with two leads
     * @param bleeding  is told when anything of a firm is seen that should not be
     */
    PooledWork(DataSource pool, DataSource superuser, List<Victim> firms, Consumer<String> bleeding) {
        this.pool = pool;
        this.superuser = superuser;
        this.firms = firms;
        this.bleeding = bleeding;
    }

    /**
     * One transaction on some connection.
     *
     * @return whether it was let do its work undisturbed: it entered its context and saw its own rows
     */
    boolean once(Random random) {
        Victim firm = firms.get(random.nextInt(firms.size()));
        boolean worked = false;
        try (Connection connection = pool.getConnection()) {
            try {
                connection.setAutoCommit(false);
                nothingBefore(connection);
                if (random.nextInt(8) > 0) {
                    TestFirms.enter(connection, firm.firm, UUID.randomUUID(), Right.values());
                    ownRowsOnly(connection, firm, random);
                    worked = true;
                    leftOvers(connection, firm);
                    mischief(connection, firm, random);
                }
            } catch (SQLException e) { // failed, cut short or killed: that is the point
                mend(connection, worked, random);
            }
            end(connection, random);
        } catch (SQLException e) {
            return worked; // not even a connection, or none any more
        }
        return worked;
    }

    /** What was there before the context is entered: nothing, whoever used the connection last. */
    private void nothingBefore(Connection connection) throws SQLException {
        try {
            if (!firmsIn(connection, "select firm_id from public.lead").isEmpty()) {
                bleeding.accept("rows without a context");
            }
        } catch (SQLException e) {
            connection.rollback(); // a setting that somebody left: it fails, and shows nothing
        }
    }

    private void ownRowsOnly(Connection connection, Victim firm, Random random) throws SQLException {
        String table = TABLES.get(random.nextInt(TABLES.size()));
        Set<String> seen = firmsIn(connection, "select firm_id from public." + table);
        if (!Set.of(firm.firm.toString()).containsAll(seen)) {
            bleeding.accept("rows of another firm in " + table);
        }
        if (seen.isEmpty() && !"audit_entry".equals(table)) {
            bleeding.accept("the firm's own rows are gone from " + table);
        }
    }

    /** What an attacker of this firm finds of what was left in the session: prepared statements ask anew, cursors keep what their own firm saw. */
    private void leftOvers(Connection connection, Victim firm) throws SQLException {
        for (String name : column(connection, "select name from pg_prepared_statements where name in ('p', 'q')")) {
            if (!Set.of(firm.firm.toString()).containsAll(firmsIn(connection, "execute " + name))) {
                bleeding.accept("rows of another firm by a statement that was left");
            }
        }
        for (String name : column(connection, "select name from pg_cursors where name like 'held%'")) {
            if (!Set.of(name.substring(4)).containsAll(firmsIn(connection, "fetch all from \"" + name + "\""))) {
                bleeding.accept("rows of another firm by a cursor that was left");
            }
        }
    }

    private void mischief(Connection connection, Victim firm, Random random) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            switch (random.nextInt(24)) {
                case 0 -> statement.execute(POISON.get(random.nextInt(POISON.size())));
                case 1 -> statement.execute("set leadflow.context = '" + TestTokens.of(connection, firm.firm).signed() + "'");
                case 2 -> statement.execute("declare \"held" + firm.firm + "\" cursor with hold for select firm_id from public.lead");
                case 3, 4 -> statement.execute("select 1 / (random() * 0)::int");
                case 5 -> statement.execute("set local statement_timeout = '2ms'; select count(*) from generate_series(1, 3000000)");
                case 6 -> kill("pid = " + pid(connection));
                case 7 -> kill("application_name = 'pool' order by random() limit 1");
                case 8 -> cancel(connection);
                case 9, 10 -> statement.execute("update public.lead set stage_since = now()");
                case 11 -> statement.execute("savepoint s; update public.call set duration_s = 7; rollback to s");
                case 12 -> statement.execute("insert into public.source (firm_id, id, version, name, channel) values ('" + firms.get(0).firm + "', gen_random_uuid(), 0, 'x', 'TV')");
                default -> statement.execute("select count(*) from public.party");
            }
        }
    }

    /** A session that was spoilt serves nobody until it ends: somebody ends half of them, else all would be before long, and nothing would be tried any more. */
    private void mend(Connection connection, boolean worked, Random random) throws SQLException {
        connection.rollback();
        if (!worked && random.nextBoolean()) {
            kill("pid = " + pid(connection));
        }
    }

    private static void end(Connection connection, Random random) throws SQLException {
        switch (random.nextInt(8)) {
            case 0, 1 -> connection.rollback();
            case 2 -> { /* forgotten: the pool ends it */ }
            default -> connection.commit();
        }
    }

    /** As a caller does who gives up while the statement runs. */
    private void cancel(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            Thread impatient = new Thread(() -> {
                try {
                    statement.cancel();
                } catch (SQLException e) {
                    // it had ended
                }
            });
            impatient.start();
            statement.execute("select count(*) from generate_series(1, 200000)");
        }
    }

    private void kill(String which) throws SQLException {
        try (Connection connection = superuser.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("select pg_terminate_backend(pid) from (select pid from pg_stat_activity where usename = 'leadflow_app' and application_name = 'pool' and " + which + ") x");
        }
    }

    private static int pid(Connection connection) throws SQLException {
        return Integer.parseInt(column(connection, "select pg_backend_pid()").get(0));
    }

    private static Set<String> firmsIn(Connection connection, String query) throws SQLException {
        return Set.copyOf(column(connection, query));
    }

    private static List<String> column(Connection connection, String query) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
