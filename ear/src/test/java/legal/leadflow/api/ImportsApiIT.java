package legal.leadflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.journeys.Unique;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Call-tracking exports brought in by a program, from the file to its undo. */
@Order(60)
class ImportsApiIT {
    private static final Duration LONGEST = Duration.ofSeconds(60);
    private final Program marcus = Program.of("marcus");

    static Answer upload(Program program, String csv) {
        return program.send("POST", "/imports", csv, "Content-Type", "text/csv", "X-File-Name", "calls%20of%20may.csv");
    }

    /** Waits until no job works on it. */
    static JsonObject settled(Program program, String id) {
        Instant until = Instant.now().plus(LONGEST);
        JsonObject run = program.get("/imports/" + id).is(200).json();
        while (Set.of("CHECKING", "RUNNING", "UNDOING").contains(run.getString("state")) && Instant.now().isBefore(until)) {
            run = program.get("/imports/" + id).is(200).json();
        }
        return run;
    }

    @Test
    void aFileComesInIsCheckedImportedAndTakenBack() {
        String csv = "Call ID,Start time,Duration,Customer phone number\n" + Unique.name("a") + ",2026-10-05 10:00:00,20," + Unique.phone() + "\n" + Unique.name("b") + ",2026-10-05 11:00:00,30,"
                + Unique.phone() + "\n";
        String id = upload(marcus, csv).is(201).text("id");
        Answer uploaded = marcus.get("/imports/" + id).is(200);
        assertThat(uploaded.text("fileName")).isEqualTo("calls of may.csv");
        assertThat(uploaded.json().getJsonArray("columns").getValuesAs(JsonObject.class)).extracting(column -> column.getString("field"))
                .containsExactly("CALL_ID", "STARTED_AT", "DURATION", "CALLER_NUMBER");
        marcus.send("POST", "/imports/" + id + "/start", null).isProblem(409, "conflict");
        String chosen = "{\"fields\": [\"CALL_ID\", \"STARTED_AT\", \"DURATION\", \"CALLER_NUMBER\"], \"leadRule\": \"NONE\"}";
        Answer mapped = marcus.patch("/imports/" + id, uploaded.header("ETag"), chosen).is(200);
        assertThat(mapped.text("state")).isEqualTo("MAPPED");
        marcus.patch("/imports/" + id, uploaded.header("ETag"), chosen).isProblem(412, "changed");
        marcus.send("POST", "/imports/" + id + "/check", null).is(202);
        assertThat(settled(marcus, id).getString("state")).isEqualTo("CHECKED");
        marcus.send("POST", "/imports/" + id + "/start", null).is(202);
        JsonObject done = settled(marcus, id);
        assertThat(done.getString("state")).isEqualTo("DONE");
        assertThat(done.getJsonObject("import").getInt("created")).isEqualTo(2);
        assertThat(marcus.get("/imports?limit=1").is(200).items().get(0).getInt("calls")).isEqualTo(2);
        marcus.send("POST", "/imports/" + id + "/undo", null).is(202);
        assertThat(settled(marcus, id).getString("state")).isEqualTo("UNDONE");
    }

    @Test
    void aChoiceThatCannotBeTakenIsNamed() {
        String id = upload(marcus, "Call ID,Start time\nx,2026-10-05 10:00:00\n").is(201).text("id");
        String tag = marcus.get("/imports/" + id).header("ETag");
        assertThat(marcus.patch("/imports/" + id, tag, "{\"fields\": [\"CALL_ID\", \"WHEN\"], \"leadRule\": \"ALL\"}").isProblem(422, "invalid").faults())
                .containsExactlyInAnyOrder("body /fields/1 api.fault.value", "body /leadRule api.fault.value");
        assertThat(marcus.patch("/imports/" + id, tag, "{}").isProblem(422, "invalid").faults())
                .containsExactlyInAnyOrder("body /fields web.constraint.NotNull", "body /leadRule web.constraint.NotNull");
        assertThat(marcus.patch("/imports/" + id, tag, "{\"fields\": [\"CALL_ID\"], \"leadRule\": \"NONE\"}").isProblem(422, "invalid").faults())
                .containsExactly("body  imports.refused.columns");
        marcus.patch("/imports/" + id, null, "{}").isProblem(428, "unconditional");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no columns", "PK\u0003\u0004 a spreadsheet"})
    void aFileThatIsNoneIsRefused(String csv) {
        assertThat(upload(marcus, csv).isProblem(422, "invalid").faults()).singleElement().asString().startsWith("body /file imports.refused.");
    }

    @Test
    void aFileNeedsAName() {
        assertThat(marcus.send("POST", "/imports", "a,b\n1,2\n", "Content-Type", "text/csv").isProblem(400, "malformed").faults()).containsExactly("header X-File-Name imports.refused.name");
        assertThat(marcus.send("POST", "/imports", "a,b\n1,2\n", "Content-Type", "application/json", "X-File-Name", "a.csv").isProblem(415, "media-type").text("detail")).contains("Content-Type: text/csv.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"renata", "priya", "mona", "victor", "carla", "felix"})
    void otherRolesAreRefused(String person) {
        Program.of(person).get("/imports").isProblem(403, "role");
        upload(Program.of(person), "a,b\n1,2\n").isProblem(403, "role");
        Program.of(person).patch("/imports/" + UUID.randomUUID(), "\"0\"", "{\"fields\": [\"CALL_ID\"], \"leadRule\": \"NONE\"}").isProblem(403, "role");
        Program.of(person).send("POST", "/imports/" + UUID.randomUUID() + "/undo", null).isProblem(403, "role");
    }

    @Test
    void anotherFirmsImportAnswersLikeAMissingOne() {
        String id = upload(marcus, "Call ID,Start time\nx,2026-10-05 10:00:00\n").is(201).text("id");
        String missing = UUID.randomUUID().toString();
        Program ben = Program.of("ben");
        assertThat(ben.get("/imports/" + id).isProblem(404, "missing").plain()).isEqualTo(ben.get("/imports/" + missing).plain());
        assertThat(ben.send("POST", "/imports/" + id + "/start", null).isProblem(404, "missing").plain()).isEqualTo(ben.send("POST", "/imports/" + missing + "/start", null).plain());
    }
}
