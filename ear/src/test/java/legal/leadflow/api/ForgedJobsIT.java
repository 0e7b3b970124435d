package legal.leadflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import jakarta.json.JsonObject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import legal.leadflow.journeys.Person;
import legal.leadflow.journeys.Unique;
import legal.leadflow.stack.RunningStack;
import legal.leadflow.stack.Waiting;
import legal.leadflow.tenancy.FormerMandates;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What whoever writes as {@code leadflow_batch} can have the server do when it starts next: every job in the book that looks cut off goes on. */
@Order(951)
class ForgedJobsIT {
    private static final UUID ALPHA = UUID.fromString("a1fa0000-0000-4000-8000-000000000001");
    private static final UUID BETA = UUID.fromString("be7a0000-0000-4000-8000-000000000002");
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final Program MARCUS = Program.of("marcus");
    private static String undone;
    private static String other;
    private static String former;
    private static String resealing;

    @BeforeAll
    static void forgeTheBook() throws SQLException {
        undone = imported();
        other = imported();
        former = imported();
        takeBack(undone, "UNDONE");
        resealing = sealedAnew();
        RunningStack stack = RunningStack.get();
        stack.killWildFly();
        // the mandate with which one import was taken back, at another import of the firm
        cutOff("undo-import", undone, "regexp_replace(jobparameters, '(run\\s*=\\s*)" + undone + "', '\\1" + other + "')");
        // and a job that an upgrade cut off
        cutOff("import-calls", former, "regexp_replace(jobparameters, '(mandate\\s*=\\s*)[^\\r\\n]+', '\\1" + FormerMandates.intake(stack.secrets(), ALPHA, UUID.randomUUID()) + "')");
        cutOff("reseal-firm", resealing, "regexp_replace(jobparameters, '(mandate\\s*=\\s*)[^\\r\\n]+', '\\1" + FormerMandates.ofKeys(stack.secrets(), BETA, UUID.randomUUID()) + "')");
        try (Connection connection = stack.superuser().getConnection(); Statement state = connection.createStatement()) {
            assertThat(state.executeUpdate("update key_reseal set state = 'RUNNING', ended_at = null where id = '" + resealing + "'")).isEqualTo(1);
            assertThat(state.executeUpdate("update import_run set state = 'RUNNING' where id = '" + former + "'")).isEqualTo(1);
        }
        stack.startWildFly();
    }

    @Test
    void aMandateToTakeOneImportBackTakesNoOtherBack() throws SQLException {
        assertThat(ended("undo-import", other)).isEqualTo("FAILED");
        assertThat(calls(other)).isEqualTo(2);
        assertThat(state(other)).isEqualTo("DONE");
        takeBack(other, "UNDONE");
    }

    @Test
    void aJobOnAMandateThatNamesNoJobFailsAndItsImportIsNotLeftAtWork() throws SQLException {
        assertThat(ended("import-calls", former)).isEqualTo("FAILED");
        assertThat(state(former)).isEqualTo("FAILED");
        assertThat(calls(former)).isEqualTo(2);
        takeBack(former, "UNDONE");
    }

    /** Else no key of the firm could be retired any more: one run at a time, and this one would be at work for ever. */
    @Test
    void sealingAnewOnSuchAMandateFailsIsToldAndCanBeStartedAgain() throws SQLException {
        assertThat(ended("reseal-firm", resealing)).isEqualTo("FAILED");
        assertThat(asked("select state from key_reseal where id = '" + resealing + "'")).isEqualTo("FAILED");
        assertThat(asked("select count(*) from audit_entry where firm_id = '" + BETA + "' and action = 'key.reseal-ended' and subject_id = '" + resealing + "'")).as("its end, and that it broke off").isEqualTo("2");
        sealedAnew();
    }

    /** All of a firm's values, with a new key, by a platform administrator. @return the run */
    private static String sealedAnew() throws SQLException {
        String last = "select coalesce((select id::text from key_reseal where firm_id = '" + BETA + "' and state <> 'RUNNING' and id > '%s' order by id desc limit 1), '')";
        String before = asked(last.formatted(new UUID(0, 0)));
        try (Person paula = Person.anew("paula")) {
            paula.page().waitForURL("**/keys/list");
            for (String what : List.of("rotate", "reseal")) {
                paula.see("#firms tr[data-firm='" + BETA + "'] button[id$=':" + what + "']").click();
                paula.see("#confirm").click();
                PlaywrightAssertions.assertThat(paula.see("#question")).hasCount(0);
            }
            assertThat(Waiting.until(() -> !newer(last, before).isEmpty(), LONGEST)).isTrue();
        }
        return newer(last, before);
    }

    private static String newer(String last, String before) {
        try {
            return asked(last.formatted(before.isEmpty() ? new UUID(0, 0) : before));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String asked(String sql) throws SQLException {
        try (Connection connection = RunningStack.get().superuser().getConnection(); Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    /** Two calls, brought in. @return the import */
    private static String imported() {
        String csv = "Call ID,Start time,Duration,Customer phone number\n" + Unique.name("f") + ",2026-10-05 10:00:00,20," + Unique.phone() + "\n" + Unique.name("g") + ",2026-10-05 11:00:00,30,"
                + Unique.phone() + "\n";
        String id = ImportsApiIT.upload(MARCUS, csv).is(201).text("id");
        String chosen = "{\"fields\": [\"CALL_ID\", \"STARTED_AT\", \"DURATION\", \"CALLER_NUMBER\"], \"leadRule\": \"NONE\"}";
        MARCUS.patch("/imports/" + id, MARCUS.get("/imports/" + id).header("ETag"), chosen).is(200);
        MARCUS.send("POST", "/imports/" + id + "/start", null).is(202);
        assertThat(state(id)).isEqualTo("DONE");
        return id;
    }

    private static void takeBack(String id, String end) {
        MARCUS.send("POST", "/imports/" + id + "/undo", null).is(202);
        assertThat(state(id)).isEqualTo(end);
    }

    private static String state(String id) {
        JsonObject run = ImportsApiIT.settled(MARCUS, id);
        return run.getString("state");
    }

    /** Lets the last job of an import look as if the server had ended beneath it, with other parameters; as {@code leadflow_batch}, who keeps the book. */
    private static void cutOff(String job, String run, String parameters) throws SQLException {
        try (Connection connection = RunningStack.get().superuser().getConnection(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("set local role leadflow_batch");
            String mine = "select e.jobexecutionid from batch.job_execution e join batch.job_instance i on i.jobinstanceid = e.jobinstanceid where i.jobname = '" + job + "' and e.jobparameters like '%" + run + "%'";
            statement.executeUpdate("update batch.step_execution set batchstatus = 'STARTED', exitstatus = null, endtime = null where jobexecutionid in (" + mine + ")");
            assertThat(statement.executeUpdate("update batch.job_execution set batchstatus = 'STARTED', exitstatus = null, endtime = null, restartposition = null, jobparameters = " + parameters
                    + " where jobexecutionid in (" + mine + ") and jobparameters <> " + parameters)).isEqualTo(1);
            connection.commit();
        }
    }

    /** How the job ended that went on at the import. */
    private static String ended(String job, String run) throws SQLException {
        String[] status = new String[1];
        try (Connection connection = RunningStack.get().superuser().getConnection(); PreparedStatement ask = connection.prepareStatement("select e.batchstatus from batch.job_execution e"
                + " join batch.job_instance i on i.jobinstanceid = e.jobinstanceid where i.jobname = ? and e.jobparameters ~ ('run\\s*=\\s*' || ?) order by e.jobexecutionid desc limit 1")) {
            ask.setString(1, job);
            ask.setString(2, run);
            Waiting.until(() -> {
                status[0] = first(ask);
                return "FAILED".equals(status[0]) || "COMPLETED".equals(status[0]);
            }, LONGEST);
        }
        return status[0];
    }

    private static String first(PreparedStatement ask) {
        try (ResultSet rows = ask.executeQuery()) {
            return rows.next() ? rows.getString(1) : null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long calls(String run) throws SQLException {
        try (Connection connection = RunningStack.get().superuser().getConnection(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select count(*) from call where import_id = '" + run + "'")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
