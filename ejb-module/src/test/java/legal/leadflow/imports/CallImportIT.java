package legal.leadflow.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import legal.leadflow.TestFirms;
import legal.leadflow.tenancy.Right;
import legal.leadflow.tenancy.Role;
import org.junit.jupiter.api.Test;

/** The whole of an import's SQL as {@code leadflow_app}: what comes in, twice, in versions, in two firms, and out again. */
class CallImportIT {
    private static final String NONE = "0 0 0 0 0 0 0 0 0 0 0";

    @Test
    void theSampleIsFoundAsItIs() throws SQLException, IOException {
        ImportBench bench = new ImportBench(TestFirms.create());
        UUID run = bench.run();
        Tally dry = bench.take(run, sample(), LeadRule.GOOD, new DryMemory());
        assertThat(bench.state()).isEqualTo(NONE);
        bench.in(run, ground -> Sql.update(ground.connection(), "delete from import_rejected where firm_id = ?", bench.firm));

        Tally real = bench.take(run, sample(), LeadRule.GOOD, null);
        assertThat(real.getRows()).isEqualTo(3035);
        assertThat(real.getRejected()).isEqualTo(4);
        assertThat(real.getCreated()).isEqualTo(3001);
        assertThat(real.getUpdated()).isEqualTo(30);
        assertThat(real.getWarned()).isEqualTo(1);
        assertThat(ImportBench.numbers(dry)).isEqualTo(ImportBench.numbers(real));
        assertThat(bench.count("select count(*) from call")).isEqualTo(3001);
        assertThat(bench.count("select count(*) from party")).isEqualTo(real.getPeople()).isEqualTo(1879);
        assertThat(bench.count("select count(*) from source")).isEqualTo(7);
        assertThat(bench.count("select count(*) from lead l where not exists (select 1 from call c where c.lead_id = l.id and c.started_at = l.received_at)")).isZero();
        assertThat(bench.count("select count(*) from call c join lead l on l.party_id = c.party_id where c.lead_id is null")).isZero();
        assertThat(bench.count("select count(distinct party_id)::int - count(*)::int from lead")).isZero();
        // six of the thirty come in the same portion as the version before them and are stored once
        assertThat(bench.told.stream().filter("changed call_note.text"::equals)).hasSize(24);
    }

    @Test
    void theRejectedRowsAreNamedByLineCauseAndText() throws SQLException, IOException {
        ImportBench bench = new ImportBench(TestFirms.create());
        UUID run = bench.run();
        String file = "id,start_time,note\r\n1,2026-01-01T00:00:00Z,\"a\nb\"\r\n,2026-01-01T00:00:00Z,\r\n3,never,=1\r\n4,2026-01-01T00:00:00Z\r\n5,2026-01-01T00:00:00Z,\"open\r\n";
        bench.take(run, file, LeadRule.NONE, null);
        List<String> kept = bench.in(run, ground -> Sql.query(ground.connection(), "select id, line, cause, detail, original from import_rejected order by line",
                row -> row.getInt("line") + " " + row.getString("cause") + " " + ground.open("import_rejected.detail", row.getObject("id", UUID.class), row.getBytes("detail"))
                        + " " + ground.open("import_rejected.original", row.getObject("id", UUID.class), row.getBytes("original"))));
        assertThat(kept).containsExactly("4 ID_MISSING null ,2026-01-01T00:00:00Z,", "5 START_INVALID never 3,never,=1", "6 COLUMNS null 4,2026-01-01T00:00:00Z",
                "7 QUOTES null 5,2026-01-01T00:00:00Z,\"open");
    }

    @Test
    void filesFromOtherSeedsAreFoundAsTheyAre() throws SQLException, IOException {
        for (long seed : new long[] {1, 2, 3}) {
            ImportBench bench = new ImportBench(TestFirms.create());
            CallExports export = new CallExports(seed, 2_000);
            UUID run = bench.run();
            Tally dry = bench.take(run, export.text(), LeadRule.EVERY, new DryMemory());
            Tally real = bench.take(run, export.text(), LeadRule.EVERY, null);
            assertThat(List.of(real.getRows(), real.getRejected(), real.getCreated(), real.getUpdated(), real.getSame(), real.getWarned())).as("seed " + seed)
                    .isEqualTo(List.of(export.rowCount(), export.rejected, export.distinct(), export.updates, 0, export.warned));
            assertThat(ImportBench.numbers(dry)).isEqualTo(ImportBench.numbers(real));
        }
    }

    @Test
    void theSameFileAgainChangesNothing() throws SQLException, IOException {
        ImportBench bench = new ImportBench(TestFirms.create());
        bench.take(bench.run(), sample(), LeadRule.EVERY, null);
        String before = bench.state();
        int versions = bench.count("select sum(version) from call");
        UUID again = bench.run();
        Tally tally = bench.take(again, sample(), LeadRule.EVERY, null);
        assertThat(ImportBench.numbers(tally)).containsExactly(3035, 0, 0, 3031, 0, 0, 1, 4);
        assertThat(bench.state()).isEqualTo(before);
        assertThat(bench.count("select sum(version) from call")).isEqualTo(versions);
        bench.undo(again);
        assertThat(bench.state()).isEqualTo(before);
    }

    @Test
    void aLaterFileUpdatesAndAnOlderOneTakesNothingBack() throws SQLException, IOException {
        ImportBench bench = new ImportBench(TestFirms.create());
        String old = row("A", "100", "Ana Ruiz", "old note");
        String later = "id,start_time,note\nA,2026-01-01T00:00:00Z,new note\n"; // no column for the name: it stays
        bench.take(bench.run(), old, LeadRule.NONE, null);
        UUID second = bench.run();
        assertThat(bench.take(second, later, LeadRule.NONE, null).getUpdated()).isEqualTo(1);
        assertThat(note(bench)).isEqualTo("new note / Ana Ruiz");
        assertThat(bench.take(bench.run(), old, LeadRule.NONE, null).getSame()).isEqualTo(1);
        assertThat(note(bench)).isEqualTo("new note / Ana Ruiz");
        assertThat(bench.undo(second)).containsExactly(1, 0);
        assertThat(note(bench)).isEqualTo("old note / Ana Ruiz");
    }

    @Test
    void importsAreUndoneOneAfterTheOther() throws SQLException, IOException {
        ImportBench bench = new ImportBench(TestFirms.create());
        UUID first = bench.run();
        bench.take(first, row("A", "100", "Ana Ruiz", "old note"), LeadRule.EVERY, null);
        UUID second = bench.run();
        bench.take(second, row("A", "100", "Ana Ruiz", "new note"), LeadRule.EVERY, null);
        assertThat(bench.undo(second)[1]).isZero();
        assertThat(bench.undo(first)[1]).isZero();
        assertThat(bench.state()).isEqualTo(NONE);
    }

    /** As by a mandate from before the right was asked for: the job ends instead of telling, portion after portion, of what did not happen. */
    @Test
    void withoutTheRightNothingIsUndoneAndNothingTold() throws SQLException, IOException {
        ImportBench bench = new ImportBench(TestFirms.create());
        UUID run = bench.run();
        bench.take(run, row("A", "100", "Ana Ruiz", "a note"), LeadRule.EVERY, null);
        String before = bench.state();
        bench.told.clear();
        assertThatThrownBy(() -> bench.undo(run, ImportBench.INTAKE)).hasMessageContaining("a call stays with its lead");
        assertThat(bench.state()).isEqualTo(before);
        assertThat(bench.told).isEmpty();
    }

    @Test
    void undoneNothingIsLeft() throws SQLException, IOException {
        ImportBench bench = new ImportBench(TestFirms.create());
        UUID run = bench.run();
        bench.take(run, sample(), LeadRule.EVERY, null);
        bench.told.clear();
        assertThat(bench.undo(run)[1]).isZero();
        assertThat(bench.state()).isEqualTo(NONE);
        assertThat(bench.told.stream().filter("deleted call"::equals)).hasSize(3001);
    }

    @Test
    void whatWasChangedSinceIsLeftWithWhatHangsOnIt() throws SQLException, IOException {
        ImportBench bench = new ImportBench(TestFirms.create());
        UUID run = bench.run();
        bench.take(run, sample(), LeadRule.EVERY, null);
        bench.in(run, ground -> Sql.update(ground.connection(), "update lead set version = version + 1 where id = (select id from lead order by id limit 1)"));
        bench.in(run, ground -> Sql.update(ground.connection(), "insert into lead_note (firm_id, id, version, lead_id, text, at, by_id)"
                + " select firm_id, gen_random_uuid(), 0, id, ''::bytea, now(), ? from lead order by id offset 1 limit 1", bench.person));
        bench.undo(run);
        assertThat(bench.count("select count(*) from lead")).isEqualTo(2);
        assertThat(bench.count("select count(*) from party")).isEqualTo(2);
        assertThat(bench.count("select count(*) from call where lead_id is null")).isZero();
        assertThat(bench.count("select count(*) from import_change where kind = 'LEFT' and entity = 'lead'")).isEqualTo(2);
        try (Connection reader = TestFirms.enter(bench.firm, bench.person, ImportBench.INTAKE)) {
            assertThat(new ImportRuns(reader, TestFirms.CIPHER, bench.firm).leftLeads(run)).hasSize(2)
                    .allSatisfy(lead -> assertThat(bench.count("select count(*) from lead where id = '" + lead.id() + "' and number = " + lead.number())).isEqualTo(1));
        }
        ImportBench other = new ImportBench(TestFirms.create());
        try (Connection stranger = TestFirms.enter(other.firm, other.person, ImportBench.INTAKE)) {
            assertThat(new ImportRuns(stranger, TestFirms.CIPHER, bench.firm).leftLeads(run)).as("another firm sees none").isEmpty();
        }
    }

    /** Whoever takes the import back need not be somebody who sees money: what a partner entered is work on the lead all the same. */
    @Test
    void aLeadWithMoneyIsLeftWhoeverTakesTheImportBack() throws SQLException, IOException {
        ImportBench bench = new ImportBench(TestFirms.create());
        UUID run = bench.run();
        bench.take(run, row("A", "100", "Ana Ruiz", "a note"), LeadRule.EVERY, null);
        try (Connection partner = TestFirms.enter(bench.firm, UUID.randomUUID(), Role.PARTNER.rights().toArray(Right[]::new))) {
            assertThat(Sql.update(partner, "insert into lead_money (firm_id, id, version, expected_fee, currency) select firm_id, id, 0, 50000, 'USD' from lead")).isEqualTo(1);
            partner.commit();
        }
        assertThat(bench.undo(run)[1]).as("left").isPositive();
        assertThat(bench.count("select count(*) from lead")).isEqualTo(1);
        try (Connection partner = TestFirms.enter(bench.firm, UUID.randomUUID(), Role.PARTNER.rights().toArray(Right[]::new))) {
            assertThat(Sql.query(partner, "select expected_fee from lead_money", fee -> fee.getBigDecimal(1))).singleElement().satisfies(fee -> assertThat(fee).isEqualByComparingTo("50000"));
        }
    }

    /** A fee that was taken away again leaves its stamp alone. */
    @Test
    void aLeadWhoseFactsAPartnerStampedIsLeftToo() throws SQLException, IOException {
        ImportBench bench = new ImportBench(TestFirms.create());
        UUID run = bench.run();
        bench.take(run, row("A", "100", "Ana Ruiz", "a note"), LeadRule.EVERY, null);
        try (Connection partner = TestFirms.enter(bench.firm, UUID.randomUUID(), Role.PARTNER.rights().toArray(Right[]::new))) {
            assertThat(Sql.update(partner, "insert into lead_fact (firm_id, lead_id, fact, changed_at, changed_by) select firm_id, id, 'EXPECTED_FEE', now(), changed_by from lead")).isEqualTo(1);
            partner.commit();
        }
        bench.undo(run);
        assertThat(bench.count("select count(*) from lead")).isEqualTo(1);
    }

    @Test
    void theTrailTellsWhenACallLosesItsLeadOrAnEarlierOneGetsOne() throws SQLException, IOException {
        ImportBench bench = new ImportBench(TestFirms.create());
        UUID run = bench.run();
        String two = row("A", "100", "Ana Ruiz", "a note") + "B,2026-01-02T00:00:00Z,200,Ana Ruiz,+17135550142,TV,another\n";
        bench.take(run, two, LeadRule.NONE, null, 0, 1);
        assertThat(bench.told).doesNotContain("changed call.lead_id");
        bench.take(run, two, LeadRule.EVERY, null, 1, 2);
        assertThat(bench.told.stream().filter("changed call.lead_id"::equals)).as("the call of the portion before").hasSize(1);
        bench.in(run, ground -> Sql.update(ground.connection(), "update call set version = version + 1 where provider_call_id = 'A'"));
        bench.told.clear();
        bench.undo(run);
        assertThat(bench.count("select count(*) from call where lead_id is null")).as("somebody changed it").isEqualTo(1);
        assertThat(bench.told.stream().filter("changed call.lead_id"::equals)).as("of the call that stays, not of the one that goes").hasSize(1);
    }

    @Test
    void goingOnAtTheLastCommittedRowGivesTheSameAsOneGo() throws SQLException, IOException {
        ImportBench whole = new ImportBench(TestFirms.create());
        whole.take(whole.run(), sample(), LeadRule.GOOD, null);
        ImportBench broken = new ImportBench(TestFirms.create());
        UUID run = broken.run();
        broken.take(run, sample(), LeadRule.GOOD, null, 0, 1_234);
        broken.take(run, sample(), LeadRule.GOOD, null, 1_234, Integer.MAX_VALUE);
        assertThat(broken.state()).isEqualTo(whole.state());
    }

    @Test
    void rowsThatCameInAlreadyAreNotTakenTwice() throws SQLException, IOException {
        ImportBench bench = new ImportBench(TestFirms.create());
        UUID run = bench.run();
        bench.take(run, sample(), LeadRule.GOOD, null, 0, 2_000);
        String before = bench.state();
        bench.take(run, sample(), LeadRule.GOOD, null, 0, 2_000);
        assertThat(bench.state()).isEqualTo(before);
    }

    @Test
    void anotherFirmSeesNothing() throws SQLException, IOException {
        ImportBench alpha = new ImportBench(TestFirms.create());
        ImportBench beta = new ImportBench(TestFirms.create());
        UUID run = alpha.run();
        alpha.take(run, row("A", "100", "Ana Ruiz", "secret"), LeadRule.EVERY, null);
        assertThat(beta.state()).isEqualTo(NONE);
        for (String table : List.of("import_run", "import_pass", "import_chunk", "import_mapping", "import_rejected", "import_change", "import_seen")) {
            assertThat(beta.count("select count(*) from " + table)).as(table).isZero();
        }
        assertThat(beta.undo(run)).containsExactly(0, 0);
        assertThat(beta.take(beta.run(), row("A", "100", "Ana Ruiz", "secret"), LeadRule.EVERY, null).getCreated()).isEqualTo(1);
        assertThat(alpha.count("select count(*) from lead")).isEqualTo(1);
    }

    @Test
    void theFormerMarkOfAnExportIsTakenOffAgain() throws SQLException, IOException {
        ImportBench bench = new ImportBench(TestFirms.create());
        bench.take(bench.run(), "id,start_time,caller_number,note\nA,2026-01-01T00:00:00Z,'+17135550142,'=1+1\n", LeadRule.NONE, null);
        assertThat(note(bench)).isEqualTo("=1+1 / null");
        assertThat(bench.count("select count(*) from party")).isEqualTo(1);
    }

    private static String note(ImportBench bench) throws SQLException, IOException {
        return bench.in(null, ground -> Sql.query(ground.connection(), "select c.id, n.text, outside_name from call c left join call_note n using (firm_id, id) where provider_call_id = 'A'",
                row -> ground.open("call.note", row.getObject("id", UUID.class), row.getBytes("text")) + " / "
                        + ground.open("call.outside_name", row.getObject("id", UUID.class), row.getBytes("outside_name"))).get(0));
    }

    private static String row(String id, String seconds, String name, String note) {
        return "id,start_time,duration,customer_name,customer_phone_number,source,note\n" + id + ",2026-01-01T00:00:00Z," + seconds + "," + name + ",+17135550142,TV," + note + "\n";
    }

    static String sample() throws IOException {
        try (InputStream in = Objects.requireNonNull(CallImportIT.class.getResourceAsStream("callrail-calls.csv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
