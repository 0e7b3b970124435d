package legal.leadflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What {@code afterMigrate.sql} makes of the policies of migrations to come, on a database that has been through it before. In one transaction, which is undone. */
class AfterMigrateIT {
    private Connection superuser;
    private SchemaGuard guard;

    @BeforeEach
    void connect() throws SQLException {
        superuser = TestDatabase.superuser().getConnection();
        guard = new SchemaGuard(superuser);
        superuser.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        superuser.rollback();
        superuser.close();
    }

    @Test
    void runAgainItChangesNothing() throws SQLException, IOException {
        String before = policies();
        afterMigrate();
        assertThat(policies()).isEqualTo(before);
    }

    @Test
    void oneMorePlainPolicyJoinsTheOthersAndGoesAgain() throws SQLException, IOException {
        String before = meaning();
        afterMigrate("create policy more on lead for select using (firm_id = (select ctx.firm_if('MATTERS')))");
        assertThat(expression("lead", "app_reads")).contains("'MATTERS'").contains("'LEADS'").contains("'KEYS'");
        assertThat(guard.faults()).isEmpty();
        afterMigrate("drop policy more on lead");
        assertThat(meaning()).isEqualTo(before);
    }

    @Test
    void aPolicyThatSaysMorePutsTheirOwnBackInForce() throws SQLException, IOException {
        String before = meaning();
        afterMigrate("create policy walls on lead for select using (firm_id = (select ctx.firm_if('MATTERS')) and stage <> 'NEW')");
        assertThat(expression("lead", "firm_first")).contains("'MATTERS'").contains("'LEADS'").contains("'KEYS'");
        assertThat(expression("lead", "app_reads")).isNull();
        assertThat(guard.faults()).isEmpty();
        afterMigrate("drop policy walls on lead");
        assertThat(meaning()).isEqualTo(before);
    }

    /** As the next migration would write it, which knows its own policies' names alone. */
    @Test
    void aPolicyThatIsWrittenAnewTakesNothingElseWithIt() throws SQLException, IOException {
        afterMigrate("drop policy reads on party", "create policy reads on party for select using (firm_id = (select ctx.firm_if('PARTIES_READ')) and not do_not_contact)");
        assertThat(expression("party", "firm_first")).contains("'PARTIES_READ'").contains("'KEYS'");
        assertThat(guard.faults()).isEmpty();
        afterMigrate("drop policy works on touchpoint", "create policy works on touchpoint using (firm_id = (select ctx.firm_if('LEADS'))) with check (firm_id = (select ctx.firm_if('LEADS')))");
        assertThat(expression("touchpoint", "app_reads")).contains("'LEADS'").doesNotContain("'CALLS'");
        assertThat(guard.faults()).isEmpty();
    }

    private void afterMigrate(String... migration) throws SQLException, IOException {
        try (Statement statement = superuser.createStatement(); InputStream script = AfterMigrateIT.class.getResourceAsStream("/db/migration/afterMigrate.sql")) {
            for (String sql : migration) {
                statement.execute(sql);
            }
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    /** With their object ids: whether any was made anew. */
    private String policies() throws SQLException {
        return one("select string_agg(oid || ' ' || polname || ' ' || polroles::text, ',' order by oid) from pg_policy");
    }

    private String meaning() throws SQLException {
        return one("select string_agg(polrelid::regclass || ' ' || polname || ' ' || polroles::text || polcmd::text || polpermissive::text || coalesce(pg_get_expr(polqual, polrelid), '') || coalesce(pg_get_expr(polwithcheck, polrelid), ''),"
                + " ',' order by polrelid, polname) from pg_policy");
    }

    private String expression(String table, String policy) throws SQLException {
        return one("select pg_get_expr(polqual, polrelid) from pg_policy where polrelid = '" + table + "'::regclass and polname = '" + policy + "'");
    }

    private String one(String query) throws SQLException {
        try (Statement statement = superuser.createStatement(); ResultSet row = statement.executeQuery(query)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
