package legal.leadflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code config/postgres/roles.sql} makes, asked of the database itself. */
@Tag("every-postgres")
class TestDatabaseIT {
    @Test
    void theApplicationIsNeitherOwnerNorSuperuserNorExemptFromRowSecurity() throws SQLException {
        assertThat(ask(TestDatabase.app(), "select rolsuper or rolbypassrls or rolcreaterole or rolcreatedb from pg_roles where rolname = current_user"))
                .isEqualTo("f");
        assertThat(ask(TestDatabase.app(), "select has_database_privilege('leadflow', 'TEMP') or has_schema_privilege('public', 'CREATE')"))
                .isEqualTo("f");
    }

    @Test
    void theApplicationWritesNoSettingByAFunctionAndSeesNoOtherSession() {
        for (String refused : new String[] {"select set_config('app.firm', 'x', false)", "select pg_notify('c', 'x')",
            "select lo_create(0)", "select * from pg_stat_activity", "select pg_stat_get_activity(null)", "do $$ begin null; end $$"}) {
            assertThatThrownBy(() -> ask(TestDatabase.app(), refused)).as(refused).isInstanceOf(SQLException.class)
                    .extracting("SQLState").isEqualTo("42501");
        }
    }

    @Test
    void theScriptRunsAgainWithoutAChange() throws SQLException {
        String grants = "select md5(string_agg(acl, ',' order by acl)) from (select oid || proacl::text acl from pg_proc union all "
                + "select oid || relacl::text from pg_class union all select oid || datacl::text from pg_database union all "
                + "select oid || nspacl::text from pg_namespace) all_grants";
        String before = ask(TestDatabase.superuser(), grants);
        TestDatabase.applyRolesAgain();
        assertThat(ask(TestDatabase.superuser(), grants)).isEqualTo(before);
    }

    private static String ask(DataSource source, String query) throws SQLException {
        try (Connection connection = source.getConnection(); Statement sql = connection.createStatement(); ResultSet rows = rows(sql, query)) {
            return rows != null && rows.next() ? rows.getString(1) : null;
        }
    }

    private static ResultSet rows(Statement sql, String query) throws SQLException {
        return sql.execute(query) ? sql.getResultSet() : null;
    }
}
