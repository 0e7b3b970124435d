package legal.leadflow.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.YearMonth;
import java.util.List;
import legal.leadflow.TestDatabase;
import legal.leadflow.TestFirms;
import legal.leadflow.crypto.KeyRing;
import legal.leadflow.sealing.Verification;
import legal.leadflow.tenancy.KeyGate;
import legal.leadflow.tenancy.Right;
import legal.leadflow.tenancy.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Months older than the installation keeps leave the trail, stated and signed; whatever else is missing is found as before. */
@Tag("every-postgres")
class RetirementIT {
    private static final YearMonth JANUARY = YearMonth.of(2020, 1);
    private static final YearMonth FEBRUARY = YearMonth.of(2020, 2);
    @TempDir Path folder;
    private TestTrail trail;
    private AuditRetention retention;

    /** Seal 1: January alone; seal 2: January, February and today; seal 3: today. */
    @BeforeEach
    void entriesOfTwoOldMonths() throws Exception {
        trail = new TestTrail(folder);
        KeyRing keys = TestFirms.ringOf(trail.firm);
        retention = new AuditRetention(TestFirms.sealing(), keys, trail.sealer, trail.writer, new KeyGate(keys));
        for (YearMonth month : List.of(JANUARY, FEBRUARY)) {
            execute("set role leadflow_owner", "select audit_make_partition('" + month.atDay(1) + "')");
        }
        insert("2020-01-10", 3);
        trail.seal();
        insert("2020-01-31 23:59:59.999999", 2);
        insert("2020-02-01", 4);
        trail.write(true);
        trail.seal();
        trail.write(false);
        trail.seal();
        System.setProperty(AuditRetention.MONTHS, "12");
    }

    @AfterEach
    void nothingIsLeft() throws SQLException {
        System.clearProperty(AuditRetention.MONTHS);
        for (YearMonth month : List.of(JANUARY, FEBRUARY)) {
            for (String table : List.of("audit_entry", "audit_change", "audit_value")) {
                String name = table + "_" + month.toString().replace('-', '_');
                execute("drop table if exists public." + name, "drop table if exists retired." + name);
            }
        }
    }

    @Test
    void oldMonthsAreDetachedStatedAndStillVerify() throws Exception {
        assertThat(trail.verified(trail.export()).summary()).contains("11 entries, 0 retired");
        assertThat(retention.run(TestDatabase.app())).as("the log says why when not").containsExactly(JANUARY, FEBRUARY);
        Verification told = trail.verified(trail.export());
        assertThat(told.findings()).isEmpty();
        assertThat(told.counts().retired()).isEqualTo(9);
        assertThat(told.counts().entries()).isEqualTo(2);
        assertThat(trail.seals()).as("seals stay").isEqualTo(3);
        trail.seal();
        assertThat(trail.export()).as("the trail says so itself").contains("|audit.month-retired|DONE|");
        assertThat(retention.run(TestDatabase.app())).as("once").isEmpty();
        assertThat(trail.findings(trail.export())).isEmpty();
    }

    @Test
    void oneMonthAlone() throws Exception {
        System.setProperty(AuditRetention.MONTHS, String.valueOf(java.time.temporal.ChronoUnit.MONTHS.between(FEBRUARY, YearMonth.now(java.time.ZoneOffset.UTC))));
        assertThat(retention.run(TestDatabase.app())).containsExactly(JANUARY);
        Verification told = trail.verified(trail.export());
        assertThat(told.findings()).isEmpty();
        assertThat(told.counts().retired()).isEqualTo(5);
        assertThat(told.counts().entries()).isEqualTo(6);
    }

    @Test
    void whatIsMissingBesidesIsFound() throws Exception {
        retention.run(TestDatabase.app());
        String january = String.valueOf(SealedLines.micros(JANUARY.atDay(1).atStartOfDay().atOffset(java.time.ZoneOffset.UTC)));
        for (String tampering : List.of(
                "delete from audit_entry where firm_id = ':f' and xid < (select to_xid from audit_seal where firm_id = ':f' and number = 2)",
                "delete from audit_entry where firm_id = ':f' and xid >= (select to_xid from audit_seal where firm_id = ':f' and number = 2)",
                "update audit_retired_part set leaves = set_byte(leaves, 40, 255 - get_byte(leaves, 40)) where firm_id = ':f' and from_us = " + january,
                "delete from audit_retired_part where firm_id = ':f'",
                "update audit_retired set statement = replace(statement, '2:2', '2:3') where firm_id = ':f'",
                "delete from audit_retired_part where firm_id = ':f'; delete from audit_seal where firm_id = ':f' and number = 1")) {
            try (Connection connection = TestTrail.asWhoeverOwnsTheDatabase()) {
                for (String one : tampering.replace(":f", trail.firm.toString()).split("; ")) {
                    assertThat(TestTrail.run(connection, one)).as(one).isPositive();
                }
                assertThat(trail.findings(trail.export(connection))).as(tampering).isNotEmpty();
                connection.rollback();
            }
        }
        Files.writeString(trail.heads(), Files.readString(trail.heads()).replaceAll("(?m)^R1.*\\n", ""));
        assertThat(trail.findings(trail.export())).as("the export holds the statements too").isEmpty();
        assertThat(trail.findings(trail.export().replaceAll("(?m)^R1.*\\n", ""))).as("and without any nothing is excused").isNotEmpty();
    }

    @Test
    void nothingIsStatedWithOtherKeysThanTheFirms() throws Exception {
        execute("alter table firm disable trigger keeps", "update firm set key_check = '\\x01' where id = '" + trail.firm + "'");
        assertThat(retention.run(TestDatabase.app())).isEmpty();
        assertThat(trail.count("select count(*) from audit_retired where firm_id = ?")).isZero();
        execute("update firm set key_check = null where id = '" + trail.firm + "'", "alter table firm enable always trigger keeps");
        assertThat(retention.run(TestDatabase.app())).as("and with its own").containsExactly(JANUARY, FEBRUARY);
    }

    @Test
    void aMonthThatNobodyStatedStays() throws Exception {
        try (Connection connection = TestFirms.enter(trail.firm, trail.person, Right.SEAL)) {
            assertThatThrownBy(() -> Retirements.detach(connection, JANUARY)).hasMessageContaining("nothing says are retired");
        }
        try (Connection connection = TestFirms.enter(trail.firm, trail.person, Role.COMPLIANCE.rights().toArray(Right[]::new))) {
            assertThatThrownBy(() -> Retirements.detach(connection, JANUARY)).hasMessageContaining("only the keeper");
        }
        try (Connection connection = TestFirms.enter(trail.firm, trail.person, Right.SEAL)) {
            assertThatThrownBy(() -> Retirements.detach(connection, FEBRUARY)).hasMessageContaining("the oldest month");
        }
        try (Connection connection = TestFirms.enter(trail.firm, trail.person, Right.SEAL)) {
            assertThatThrownBy(() -> Retirements.detach(connection, YearMonth.now())).hasMessageContaining("ended at least a month ago");
        }
    }

    @Test
    void aMonthThatDoesNotFitItsSealsStays() throws Exception {
        try (Connection connection = TestTrail.asWhoeverOwnsTheDatabase()) {
            TestTrail.run(connection, "update audit_entry set action = 'lead.forged' where firm_id = '" + trail.firm + "' and at = '2020-01-10Z'");
            TestTrail.run(connection, "do $$ declare p record; begin for p in select tgrelid::regclass as t, tgname from pg_trigger where tgname = 'append_only' loop"
                    + " execute format('alter table %s enable always trigger append_only', p.t); end loop; end $$");
            connection.commit();
        }
        assertThat(retention.run(TestDatabase.app())).isEmpty();
        assertThat(trail.count("select count(*) from audit_entry where firm_id = ?")).isEqualTo(11);
    }

    @Test
    void theApplicationSeesNothingOfARetiredMonthAndGoesOn() throws Exception {
        retention.run(TestDatabase.app());
        try (Connection connection = TestFirms.enter(trail.firm, trail.person, Role.COMPLIANCE.rights().toArray(Right[]::new))) {
            assertThatThrownBy(() -> TestTrail.run(connection, "select * from retired.audit_entry_2020_01")).hasMessageContaining("permission denied");
        }
        execute("set role leadflow_owner", "select audit_make_partitions(3)", "create table retired.told as select * from retired.audit_entry_2020_01", "drop table retired.told");
        trail.write(true);
        trail.seal();
        assertThat(trail.findings(trail.export())).isEmpty();
    }

    @Test
    void withoutARetentionOrWithOneThatIsTooShortAllStays() {
        System.setProperty(AuditRetention.MONTHS, "");
        assertThat(retention.run(TestDatabase.app())).isEmpty();
        System.setProperty(AuditRetention.MONTHS, "3");
        assertThat(retention.run(TestDatabase.app())).isEmpty();
    }

    /** Entries as of that time, written by hand: the application's are always of now. */
    private void insert(String at, int many) throws SQLException {
        execute("insert into audit_entry (firm_id, at, id, actor, action, outcome) select '" + trail.firm + "', '" + at + "Z'::timestamptz, gen_random_uuid(), gen_random_uuid(), 'lead.viewed', 'DONE'"
                + " from generate_series(1, " + many + ")");
    }

    private static void execute(String... statements) throws SQLException {
        try (Connection connection = TestDatabase.superuser().getConnection(); var statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }
}
