package legal.leadflow.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import legal.leadflow.TestBeans;
import legal.leadflow.TestDatabase;
import legal.leadflow.TestFirms;
import legal.leadflow.calls.CallChange;
import legal.leadflow.calls.CallOutcome;
import legal.leadflow.calls.CallService;
import legal.leadflow.tenancy.Role;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people write while an import, or the taking back of one, is on or still to come: it stands. */
class ChangedMeanwhileIT {
    private static final String HEAD = "id,start_time,duration,customer_name,customer_phone_number,source,answered,note\n";
    private ImportBench bench;

    @BeforeEach
    void aFirm() throws SQLException {
        bench = new ImportBench(TestFirms.create());
    }

    @Test
    void aLaterFileLeavesNoteAndOutcomeThatAPersonSet() throws Exception {
        bench.take(bench.run(), file(100, "true", "from the provider"), LeadRule.NONE, null);
        change(CallOutcome.WRONG_NUMBER, "asked for the pizza place");
        UUID second = bench.run();
        assertThat(bench.take(second, file(200, "true", ""), LeadRule.NONE, null).getUpdated()).isEqualTo(1);
        assertThat(call()).isEqualTo("200 WRONG_NUMBER asked for the pizza place");
        UUID third = bench.run();
        assertThat(bench.take(third, file(300, "false", "from the provider again"), LeadRule.NONE, null).getUpdated()).isEqualTo(1);
        assertThat(call()).isEqualTo("300 WRONG_NUMBER asked for the pizza place");
        assertThat(bench.undo(third)).containsExactly(1, 0);
        assertThat(call()).isEqualTo("200 WRONG_NUMBER asked for the pizza place");
        assertThat(bench.undo(second)).containsExactly(1, 0);
        assertThat(call()).isEqualTo("100 WRONG_NUMBER asked for the pizza place");
    }

    @Test
    void whatThePersonDidNotSetComesFromTheLaterFile() throws Exception {
        bench.take(bench.run(), file(100, "true", "old"), LeadRule.NONE, null);
        change(CallOutcome.WRONG_NUMBER, "old");
        bench.take(bench.run(), file(100, "true", "new"), LeadRule.NONE, null);
        assertThat(call()).isEqualTo("100 WRONG_NUMBER new");
    }

    @Test
    void anImportThatGoesOnLeavesWhatAPersonSetBetweenItsPortionsAndItsUndoToo() throws Exception {
        UUID run = bench.run();
        bench.take(run, file(100, "true", "from the provider"), LeadRule.NONE, null);
        change(CallOutcome.ANSWERED, "by hand");
        bench.take(run, file(200, "true", ""), LeadRule.NONE, null);
        assertThat(call()).isEqualTo("200 ANSWERED by hand");
        bench.undo(run);
        assertThat(call()).isEqualTo("200 ANSWERED by hand");
        assertThat(bench.count("select count(*) from import_change where kind = 'LEFT' and entity = 'call'")).isEqualTo(1);
    }

    @Test
    void aNoteSavedWhileAPortionIsOnStands() throws Exception {
        bench.take(bench.run(), file(100, "true", "from the provider"), LeadRule.NONE, null);
        UUID second = bench.run();
        UUID id = id("call");
        meanwhile(connection -> {
            Sql.update(connection, "update call set note_by_hand = true, version = version + 1 where id = ?", id);
            Sql.update(connection, "update call_note set text = ?, by_id = ?, version = version + 1 where id = ?", TestFirms.CIPHER.seal(bench.firm, "call.note", id, "by hand"), bench.person, id);
        }, () -> bench.take(second, file(200, "true", ""), LeadRule.NONE, null));
        assertThat(call()).isEqualTo("200 ANSWERED by hand");
    }

    @Test
    void aNoteWrittenWhileTheImportIsTakenBackKeepsItsLead() throws Exception {
        UUID run = bench.run();
        bench.take(run, file(100, "true", ""), LeadRule.EVERY, null);
        UUID lead = id("lead");
        meanwhile(connection -> Sql.update(connection, "insert into lead_note (firm_id, id, version, lead_id, text, at, by_id) values (?, gen_random_uuid(), 0, ?, ''::bytea, now(), ?)",
                bench.firm, lead, bench.person), () -> bench.undo(run));
        assertThat(bench.count("select count(*) from lead_note")).isEqualTo(1);
        assertThat(bench.count("select count(*) from import_change where kind = 'LEFT' and entity = 'lead'")).isEqualTo(1);
    }

    @Test
    void anInquiryAttachedWhileTheImportIsTakenBackKeepsItsLead() throws Exception {
        UUID run = bench.run();
        bench.take(run, file(100, "true", ""), LeadRule.EVERY, null);
        UUID lead = id("lead");
        meanwhile(connection -> Sql.update(connection, "insert into inquiry (firm_id, id, version, channel, state, received_at, language, triaged_at, triaged_by, lead_id, created_at, created_by,"
                + " changed_at, changed_by) values (?, gen_random_uuid(), 1, 'CHAT', 'ATTACHED', now(), 'EN', now(), ?, ?, now(), ?, now(), ?)", bench.firm, bench.person, lead, bench.person, bench.person),
                () -> bench.undo(run));
        assertThat(bench.count("select count(*) from inquiry")).isEqualTo(1);
        assertThat(bench.count("select count(*) from import_change where kind = 'LEFT' and entity = 'lead'")).isEqualTo(1);
    }

    private interface Write {
        void on(Connection connection) throws SQLException;
    }

    private interface Job {
        Object run() throws SQLException, IOException;
    }

    /** A person's transaction that has written and commits only when the job waits for it. */
    private void meanwhile(Write write, Job job) throws SQLException, InterruptedException, ExecutionException, TimeoutException {
        try (Connection person = TestFirms.enter(bench.firm, bench.person, ImportBench.INTAKE); Connection watch = TestDatabase.superuser().getConnection()) {
            write.on(person);
            int pid = Sql.query(person, "select pg_backend_pid()", row -> row.getInt(1)).get(0);
            CompletableFuture<Object> done = CompletableFuture.supplyAsync(() -> {
                try {
                    return job.run();
                } catch (SQLException | IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            long latest = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (Sql.query(watch, "select 1 from pg_locks l where not l.granted and ? = any(pg_blocking_pids(l.pid))", row -> 1, pid).isEmpty()) {
                assertThat(System.nanoTime()).as("the job never waited for the person").isLessThan(latest);
                assertThat(done).as("the job went on without the person").isNotDone();
            }
            person.commit();
            assertThat(done.get(30, TimeUnit.SECONDS)).isNotNull();
        }
    }

    private void change(CallOutcome outcome, String note) throws Exception {
        UUID id = id("call");
        int version = bench.count("select version from call");
        TestBeans.as(bench.firm, bench.person, Role.INTAKE, beans -> beans.get(CallService.class).change(id, version, new CallChange(outcome, note, true)));
    }

    private UUID id(String table) throws SQLException, IOException {
        return bench.in(null, ground -> Sql.query(ground.connection(), "select id from " + table, row -> row.getObject("id", UUID.class)).get(0));
    }

    private String call() throws SQLException, IOException {
        return bench.in(null, ground -> Sql.query(ground.connection(), "select c.id, duration_s, outcome, n.text from call c left join call_note n using (firm_id, id)",
                row -> row.getInt("duration_s") + " " + row.getString("outcome") + " " + ground.open("call.note", row.getObject("id", UUID.class), row.getBytes("text"))).get(0));
    }

    private static String file(int seconds, String answered, String note) {
        return HEAD + "A,2026-01-01T00:00:00Z," + seconds + ",Ana Ruiz,+17135550142,TV," + answered + "," + note + "\n";
    }
}
