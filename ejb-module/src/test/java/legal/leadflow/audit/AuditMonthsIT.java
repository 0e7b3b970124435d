package legal.leadflow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import legal.leadflow.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Months of the trail begin and end where their names say, whoever makes them. */
@Tag("every-postgres")
class AuditMonthsIT {
    /** Asked in UTC, in the style ISO. */
    private static final String WRONG = """
            select c.relname || ' ' || pg_get_expr(c.relpartbound, c.oid) from pg_class c
             where c.relispartition and c.relname ~ '^audit_(entry|change|value)_[0-9]{4}_[0-9]{2}$'
               and pg_get_expr(c.relpartbound, c.oid) !~ ('FROM .*' || translate(right(c.relname, 7), '_', '-') || '-01 00:00:00.00.. TO ..[0-9]{4}-[0-9]{2}-01 00:00:00.00.*$')""";

    /** SQL of any page may set how moments are written, and may have the months made: the abbreviation CST is read as another zone than it was written for. */
    @ParameterizedTest
    @CsvSource({"Asia/Shanghai, 'SQL, DMY'", "UTC+5, 'ISO, MDY'", "UTC+5, 'SQL, DMY'", "Asia/Kolkata, 'Postgres, DMY'", "America/Chicago, 'German, DMY'"})
    void theSessionsZoneAndStyleMoveNoMonth(String zone, String style) throws SQLException {
        try (Connection superuser = TestDatabase.superuser().getConnection(); Statement statement = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            // as settings of a session are while SQL of a page runs; the driver ends a connection whose style it learns of, when all has been done
            statement.execute("create function pg_temp.make() returns int language sql set datestyle = '" + style + "' set timezone = '" + zone + "' as 'select public.audit_make_partitions(24)'");
            try (ResultSet made = statement.executeQuery("select pg_temp.make()")) {
                made.next();
                assertThat(made.getInt(1)).isPositive();
            }
            assertThat(wrong(statement)).isEmpty();
            superuser.rollback();
        }
    }

    @Test
    void aMonthThatBeginsLaterIsSeen() throws SQLException {
        try (Connection superuser = TestDatabase.superuser().getConnection(); Statement statement = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            statement.execute("create table audit_value_2031_01 partition of audit_value for values from ('2031-01-01 14:00+00') to ('2031-02-01 00:00+00')");
            assertThat(wrong(statement)).hasSize(1);
            superuser.rollback();
        }
    }

    private static List<String> wrong(Statement statement) throws SQLException {
        statement.execute("set datestyle = 'ISO, YMD'; set timezone = 'UTC'");
        List<String> wrong = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(WRONG)) {
            while (rows.next()) {
                wrong.add(rows.getString(1));
            }
        }
        return wrong;
    }
}
