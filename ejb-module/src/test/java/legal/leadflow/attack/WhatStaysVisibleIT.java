package legal.leadflow.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import legal.leadflow.TestDatabase;
import legal.leadflow.TestFirms;
import legal.leadflow.tenancy.Right;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What PostgreSQL tells arbitrary SQL of the whole installation and what nothing can close: sums over all firms and the bustle of the moment, no row
 * and no value of anybody. Each is asserted as it is, so that it is noticed when it grows, or can be closed.
 */
@Tag("every-postgres")
class WhatStaysVisibleIT {
    private static final UUID ME = UUID.randomUUID();
    private static final Pattern REMOVED = Pattern.compile("Rows Removed by Filter: ([0-9]+)");
    private static Victim mine;
    private static Victim theirs;

    @BeforeAll
    static void twoFirms() throws SQLException {
        mine = Victim.create();
        theirs = Victim.create();
    }

    /** EXPLAIN ANALYZE of a whole scan counts the rows it passed over: all other firms' together, never one firm's, never by a condition of the attacker's. */
    @Test
    void howManyRowsATableHasOfAllOtherFirmsTogether() throws SQLException {
        long all = Long.parseLong(ask(TestDatabase.superuser(), "select count(*) from lead"));
        for (String condition : new String[] {"true", "number = " + theirs.known.get("number"), "stage = 'SIGNED'", "firm_id <> '" + mine.firm + "'"}) {
            try (Connection app = TestFirms.enter(mine.firm, ME, Right.values()); Statement statement = app.createStatement()) {
                statement.execute("set local enable_indexscan = off; set local enable_bitmapscan = off; set local enable_indexonlyscan = off");
                long kept = Long.parseLong(ask(app, "select count(*) from lead where " + condition));
                assertThat(removed(app, "select 1 from lead where " + condition)).as(condition).isEqualTo(all - kept);
            }
        }
    }

    /** Pages and rows of a table, as the planner knows them; EXPLAIN's costs tell the same. */
    @Test
    void howBigATableIs() throws SQLException {
        try (Connection superuser = TestDatabase.superuser().getConnection(); Statement statement = superuser.createStatement()) {
            statement.execute("analyze lead");
        }
        double rows = Double.parseDouble(ask(TestDatabase.superuser(), "select count(*) from lead"));
        double told = Double.parseDouble(ask(TestDatabase.app(), "select reltuples from pg_class where relname = 'lead'"));
        assertThat(told).as("an estimate, from a sample").isBetween(rows * 0.5, rows * 1.5);
    }

    /** Whoever may change rows of a table may lock it, and hears at once that somebody, of whatever firm, is changing it now. */
    @Test
    void thatSomebodyIsChangingATable() throws SQLException {
        try (Connection theirSession = TestFirms.enter(theirs.firm, ME, Right.values()); Connection app = TestDatabase.app().getConnection()) {
            app.setAutoCommit(false);
            lock(app);
            app.rollback();
            ask(theirSession, "update lead set stage = stage where id = '" + theirs.known.get("lead") + "' returning 1");
            assertThatThrownBy(() -> lock(app)).extracting("SQLState").isEqualTo("55P03");
        }
    }

    /** Transactions are numbered for the whole installation. */
    @Test
    void howManyTransactionsTheInstallationMade() throws SQLException {
        long before = Long.parseLong(ask(TestDatabase.app(), "select pg_current_xact_id()"));
        Victim.create();
        assertThat(Long.parseLong(ask(TestDatabase.app(), "select pg_current_xact_id()"))).isGreaterThan(before + 1);
    }

    /** PostgreSQL lets every role change its own password and settings: the attacker can disturb; what they set gives them no row. */
    @Test
    void thatTheApplicationsRoleCanSpoilItself() throws SQLException {
        try (Connection app = TestDatabase.app().getConnection(); Statement statement = app.createStatement()) {
            app.setAutoCommit(false);
            statement.execute("alter role leadflow_app in database leadflow set row_security = off");
            statement.execute("alter role leadflow_app password 'x'");
            app.rollback();
        }
    }

    private static void lock(Connection app) throws SQLException {
        try (Statement statement = app.createStatement()) {
            statement.execute("lock table lead in share mode nowait");
        }
    }

    private static long removed(Connection app, String query) throws SQLException {
        try (Statement statement = app.createStatement(); ResultSet lines = statement.executeQuery("explain (analyze, costs off, timing off, summary off) " + query)) {
            while (lines.next()) {
                Matcher found = REMOVED.matcher(lines.getString(1));
                if (found.find()) {
                    return Long.parseLong(found.group(1));
                }
            }
            return 0;
        }
    }

    private static String ask(DataSource source, String query) throws SQLException {
        try (Connection connection = source.getConnection()) {
            return ask(connection, query);
        }
    }

    private static String ask(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
