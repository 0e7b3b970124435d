package legal.leadflow.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import legal.leadflow.TestDatabase;
import legal.leadflow.TestFirms;
import legal.leadflow.tenancy.Caller;
import legal.leadflow.tenancy.Right;
import legal.leadflow.tenancy.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the database itself promises of the audit trail, asked as {@code leadflow_app} and as the owner. */
@Tag("every-postgres")
class AuditTrailIT {
    private static final Right[] COMPLIANCE = Role.COMPLIANCE.rights().toArray(Right[]::new);
    private static final Right[] FIRM_ADMIN = Role.FIRM_ADMIN.rights().toArray(Right[]::new);
    private static final Right[] RECEPTIONIST = Role.RECEPTIONIST.rights().toArray(Right[]::new);
    private final AuditWriter writer = new AuditWriter(TestFirms.CIPHER);
    private final AuditReader reader = new AuditReader(TestFirms.CIPHER);
    private final UUID person = UUID.randomUUID();
    private UUID firm;

    @BeforeEach
    void firm() throws SQLException {
        firm = TestFirms.create();
    }

    @Test
    void anEntryAndItsChangesStandOrFallTogether() throws SQLException {
        try (Connection connection = TestFirms.enter(firm, person, RECEPTIONIST)) {
            write(connection, "lead.moved", change("lead", "stage", "NEW", "CONTACTED"));
            connection.rollback();
        }
        assertThat(rows("audit_entry") + rows("audit_change") + rows("audit_value")).isZero();
        AuditKey kept = written("lead.moved", change("lead", "stage", "NEW", "CONTACTED"));
        AuditRecord record = record(kept, COMPLIANCE);
        assertThat(record.entry().action()).isEqualTo("lead.moved");
        assertThat(record.entry().actor()).isEqualTo(person);
        assertThat(record.changes()).singleElement().satisfies(told -> {
            assertThat(told.before()).isEqualTo("NEW");
            assertThat(told.after()).isEqualTo("CONTACTED");
            assertThat(told.hidden()).isFalse();
        });
    }

    @Test
    void aRefusalOutlivesTheWorkThatWasRolledBack() throws SQLException {
        try (Connection work = TestFirms.enter(firm, person, RECEPTIONIST); Connection own = TestFirms.enter(firm, person, RECEPTIONIST)) {
            write(work, "lead.closed", change("lead", "disposition", null, "LOST"));
            writer.write(own, caller(), new AuditScope("lead.closed"), Outcome.FAILED);
            own.commit();
            work.rollback();
        }
        assertThat(page(AuditFilter.ALL).entries()).singleElement().extracting(AuditEntry::outcome).isEqualTo(Outcome.FAILED);
        assertThat(rows("audit_change")).isZero();
    }

    @Test
    void nobodyWritesInAnothersNameOrTimeOrFirm() throws SQLException {
        UUID other = TestFirms.create();
        refused("42501", "insert into audit_entry (firm_id, id, actor, action, outcome) values ('" + firm + "', gen_random_uuid(), gen_random_uuid(), 'x', 'DONE')");
        refused("42501", "insert into audit_entry (firm_id, id, actor, action, outcome) values ('" + other + "', gen_random_uuid(), '" + person + "', 'x', 'DONE')");
        refused("42501", "insert into audit_entry (firm_id, at, id, actor, action, outcome) values ('" + firm + "', now() - interval '1 second', gen_random_uuid(), '" + person
                + "', 'x', 'DONE')");
        refused("42501", "insert into audit_entry (firm_id, id, actor, action, outcome, xid) values ('" + firm + "', gen_random_uuid(), '" + person + "', 'x', 'DONE', '3')");
        refused("42501", "insert into audit_change (firm_id, at, id, entry_id, entity, record_id, field, kind) values ('" + firm
                + "', now() - interval '1 second', gen_random_uuid(), gen_random_uuid(), 'lead', gen_random_uuid(), 'stage', 'CHANGED')");
        refused("42501", "insert into audit_value (firm_id, at, id, entity) values ('" + firm + "', now() - interval '1 second', gen_random_uuid(), 'lead')");
    }

    @Test
    void whatStandsInTheTrailCannotBeChangedOrRemovedByTheApplication() throws SQLException {
        written("lead.moved", change("lead", "stage", "NEW", "CONTACTED"));
        for (String table : new String[] {"audit_entry", "audit_change", "audit_value"}) {
            refused("42501", "update " + table + " set firm_id = firm_id");
            refused("42501", "delete from " + table);
            refused("42501", "truncate " + table);
        }
    }

    @Test
    void norByTheOwnerAlsoWithTriggersOff() throws SQLException {
        written("lead.moved", change("lead", "stage", "NEW", "CONTACTED"));
        for (String table : new String[] {"audit_entry", "audit_change", "audit_value"}) {
            for (String refused : new String[] {"update %s set firm_id = firm_id", "delete from %s", "truncate %s"}) {
                assertThatThrownBy(() -> asSuperuser(refused.formatted(table))).as(refused).isInstanceOf(SQLException.class).extracting("SQLState").isEqualTo("42501");
                assertThatThrownBy(() -> asSuperuser(refused.formatted(partition(table)))).as(refused).isInstanceOf(SQLException.class).extracting("SQLState").isEqualTo("42501");
            }
        }
        assertThat(asOwner("update audit_entry set action = 'x'")).as("row security hides the rows from the owner").isZero();
        assertThatThrownBy(() -> asOwner("truncate audit_entry")).isInstanceOf(SQLException.class).extracting("SQLState").isEqualTo("42501");
        assertThatThrownBy(() -> asOwner("truncate " + partition("audit_value"))).isInstanceOf(SQLException.class).extracting("SQLState").isEqualTo("42501");
    }

    @Test
    void aFirmAdministratorSeesThatAPersonsFieldChangedAndNotWhatItSays() throws SQLException {
        AuditScope scope = new AuditScope("party.changed");
        scope.detail = "searched words";
        scope.changes.add(change("party", "family_name", "Delgado", "Delgado Ruiz"));
        AuditKey key = written(scope);
        AuditRecord seen = record(key, FIRM_ADMIN);
        assertThat(seen.entry().detail()).isNull();
        assertThat(seen.changes()).singleElement().satisfies(told -> {
            assertThat(told.field()).isEqualTo("family_name");
            assertThat(told.before()).isNull();
            assertThat(told.after()).isNull();
            assertThat(told.hidden()).isTrue();
        });
        assertThat(count(FIRM_ADMIN, "audit_value")).as("not even sealed").isZero();
        AuditRecord whole = record(key, COMPLIANCE);
        assertThat(whole.entry().detail()).isEqualTo("searched words");
        assertThat(whole.changes()).singleElement().extracting(AuditChange::after).isEqualTo("Delgado Ruiz");
    }

    @Test
    void aFirmAdministratorReadsValuesOfTheFirmsOwnSettings() throws SQLException {
        AuditKey key = written("staff.settings-changed", change("staff", "language", "EN", "ES"));
        assertThat(record(key, FIRM_ADMIN).changes()).singleElement().satisfies(told -> {
            assertThat(told.after()).isEqualTo("ES");
            assertThat(told.hidden()).isFalse();
        });
    }

    @Test
    void nobodyElseReadsTheTrail() throws SQLException {
        written("lead.moved", change("lead", "stage", "NEW", "CONTACTED"));
        for (Role role : Role.values()) {
            boolean reads = role == Role.COMPLIANCE || role == Role.FIRM_ADMIN;
            for (String table : new String[] {"audit_entry", "audit_change"}) {
                assertThat(count(role.rights().toArray(Right[]::new), table)).as(role + " " + table).isEqualTo(reads ? 1 : 0);
            }
        }
        UUID other = TestFirms.create();
        try (Connection connection = TestFirms.enter(other, person, COMPLIANCE)) {
            assertThat(count(connection, "audit_entry") + count(connection, "audit_change") + count(connection, "audit_value")).isZero();
        }
    }

    @Test
    void thePartitionsStandMonthsAheadAndAreMadeOnce() throws SQLException {
        try (Connection connection = TestDatabase.app().getConnection()) {
            assertThat(number(connection, "select audit_make_partitions(3)")).isZero();
            assertThat(number(connection, "select audit_make_partitions(5)")).isIn(0, 6); // two months, three tables; none when made by an earlier run
            assertThat(number(connection, "select audit_make_partitions(5)")).isZero();
            assertThat(number(connection, "select count(*) from pg_class where relname like 'audit\\_%' and relispartition and relkind = 'r'"
                    + " and not (relrowsecurity and relforcerowsecurity)")).isZero();
            assertThatThrownBy(() -> number(connection, "select count(*) from " + partition("audit_entry"))).isInstanceOf(SQLException.class)
                    .extracting("SQLState").isEqualTo("42501");
        }
    }

    private AuditKey written(String action, FieldChange... changes) throws SQLException {
        try (Connection connection = TestFirms.enter(firm, person, RECEPTIONIST)) {
            write(connection, action, changes);
            connection.commit();
        }
        return page(AuditFilter.ALL).entries().get(0).key();
    }

    private AuditKey written(AuditScope scope) throws SQLException {
        try (Connection connection = TestFirms.enter(firm, person, RECEPTIONIST)) {
            writer.write(connection, caller(), scope, Outcome.DONE);
            connection.commit();
        }
        return page(AuditFilter.ALL).entries().get(0).key();
    }

    private void write(Connection connection, String action, FieldChange... changes) throws SQLException {
        AuditScope scope = new AuditScope(action);
        scope.changes.addAll(java.util.List.of(changes));
        writer.write(connection, caller(), scope, Outcome.DONE);
    }

    private Caller caller() {
        return new Caller(firm, person, Set.of(Role.RECEPTIONIST), "");
    }

    private static FieldChange change(String entity, String field, String before, String after) {
        return new FieldChange(entity, UUID.randomUUID(), field, FieldChange.Kind.CHANGED, before, after);
    }

    private AuditPage page(AuditFilter filter) throws SQLException {
        try (Connection connection = TestFirms.enter(firm, person, COMPLIANCE)) {
            return reader.page(connection, firm, filter, null, false, 10);
        }
    }

    private AuditRecord record(AuditKey key, Right[] rights) throws SQLException {
        try (Connection connection = TestFirms.enter(firm, person, rights)) {
            return reader.record(connection, firm, key, 10).orElseThrow();
        }
    }

    private void refused(String state, String sql) throws SQLException {
        try (Connection connection = TestFirms.enter(firm, person, Right.values()); Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.executeUpdate(sql)).as(sql).isInstanceOf(SQLException.class).extracting("SQLState").isEqualTo(state);
        }
    }

    private int count(Right[] rights, String table) throws SQLException {
        try (Connection connection = TestFirms.enter(firm, person, rights)) {
            return count(connection, table);
        }
    }

    private static int count(Connection connection, String table) throws SQLException {
        return number(connection, "select count(*) from " + table);
    }

    private static int number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }

    /** Rows of this firm, policies aside. */
    private int rows(String table) throws SQLException {
        try (Connection connection = TestDatabase.superuser().getConnection()) {
            return number(connection, "select count(*) from " + table + " where firm_id = '" + firm + "'");
        }
    }

    private static String partition(String table) throws SQLException {
        try (Connection connection = TestDatabase.superuser().getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select '" + table + "_' || to_char(now() at time zone 'UTC', 'YYYY_MM')")) {
            row.next();
            return row.getString(1);
        }
    }

    /** As a superuser who has switched ordinary triggers off: no policy holds, the append-only triggers still do. */
    private static int asSuperuser(String sql) throws SQLException {
        return run(TestDatabase.superuser(), "set session_replication_role = replica", sql);
    }

    private static int asOwner(String sql) throws SQLException {
        return run(TestDatabase.owner(), sql);
    }

    private static int run(DataSource source, String... statements) throws SQLException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            int rows = 0;
            for (String sql : statements) {
                rows = statement.executeUpdate(sql);
            }
            return rows;
        }
    }
}
