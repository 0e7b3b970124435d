package legal.leadflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import legal.leadflow.journeys.Unique;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Notes of calls for programs: absent where they are not for whoever asks, and never replaced by them. */
@Order(60)
class CallNotesApiIT {
    private final Program renata = Program.of("renata");
    private final Program marcus = Program.of("marcus");

    @Test
    void aColleaguesNoteIsAbsentAndStays() {
        String id = marcus.call(Unique.name("Note"));
        Answer read = renata.get("/calls/" + id).is(200);
        assertThat(read.json()).doesNotContainKey("note");
        assertThat(renata.get("/calls?from=2026-10-05T17:30:00Z&until=2026-10-05T17:30:01Z&limit=100").is(200).items()).filteredOn(item -> item.getString("id").equals(id)).singleElement()
                .satisfies(item -> assertThat(item).doesNotContainKey("note"));
        for (String note : new String[] {"\"x\"", "null"}) {
            assertThat(renata.patch("/calls/" + id, read.header("ETag"), "{\"note\": " + note + "}").isProblem(422, "invalid").faults()).containsExactly("body /note calls.refused.note");
        }
        Answer changed = renata.patch("/calls/" + id, read.header("ETag"), "{\"outcome\": \"VOICEMAIL\"}").is(200);
        assertThat(changed.json()).doesNotContainKey("note");
        assertThat(marcus.get("/calls/" + id).is(200).text("note")).isEqualTo("first line\nsecond");
    }

    @Test
    void onesOwnIsReadAndWrittenUntilAColleagueTakesItOver() {
        String id = renata.call(Unique.name("Own"));
        Answer mended = renata.patch("/calls/" + id, renata.get("/calls/" + id).is(200).header("ETag"), "{\"note\": \"mended\"}").is(200);
        assertThat(mended.text("note")).isEqualTo("mended");
        marcus.patch("/calls/" + id, mended.header("ETag"), "{\"note\": \"what it was about\"}").is(200);
        renata.patch("/calls/" + id, mended.header("ETag"), "{\"note\": \"late\"}").isProblem(412, "changed");
        Answer now = renata.get("/calls/" + id).is(200);
        assertThat(now.json()).doesNotContainKey("note");
        renata.patch("/calls/" + id, now.header("ETag"), "{\"note\": \"late\"}").isProblem(422, "invalid");
        assertThat(marcus.get("/calls/" + id).is(200).text("note")).isEqualTo("what it was about");
    }
}
