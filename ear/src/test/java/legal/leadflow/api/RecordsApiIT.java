package legal.leadflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.UUID;
import legal.leadflow.journeys.Unique;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Parties, calls and the audit trail for programs. */
@Order(60)
class RecordsApiIT {
    private final Program renata = Program.of("renata");

    @Test
    void aPartyIsTakenInReadListedAndChanged() {
        String family = Unique.name("Party");
        String id = renata.party(family);
        Answer read = renata.get("/parties/" + id).is(200);
        assertThat(read.text("familyName")).isEqualTo(family);
        assertThat(read.json().getJsonArray("phones")).hasSize(1);
        assertThat(read.json().getJsonArray("emails").getString(0)).isEqualTo("ada@example.com");
        List<JsonObject> page = renata.get("/parties?limit=2").is(200).items();
        assertThat(page.get(0).getString("id")).isEqualTo(id);
        assertThat(page.get(0)).isEqualTo(read.json());
        Answer changed = renata.patch("/parties/" + id, read.header("ETag"), "{\"givenName\": null, \"speaks\": \"EN\"}").is(200);
        assertThat(changed.json().get("givenName")).isEqualTo(JsonValue.NULL);
        assertThat(changed.text("familyName")).isEqualTo(family);
        renata.patch("/parties/" + id, read.header("ETag"), "{\"givenName\": \"Eve\"}").isProblem(412, "changed");
        renata.patch("/parties/" + id, null, "{\"givenName\": \"Eve\"}").isProblem(428, "unconditional");
        assertThat(renata.patch("/parties/" + id, changed.header("ETag"), "{\"familyName\": \" \"}").isProblem(422, "invalid").faults()).containsExactly("body /familyName leads.fact.refused.name");
    }

    @Test
    void partiesAreReadPageByPage() {
        String third = renata.party(Unique.name("Third"));
        String second = renata.party(Unique.name("Second"));
        String first = renata.party(Unique.name("First"));
        Answer page = renata.get("/parties?limit=2").is(200);
        assertThat(page.items()).extracting(item -> item.getString("id")).containsExactly(first, second);
        assertThat(renata.get(page.text("next")).is(200).items().get(0).getString("id")).isEqualTo(third);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{}|body /familyName leads.fact.refused.name", "{\"kind\": \"person\"}|body /kind api.fault.value", "{\"phones\": [\"12\", 5]}|body /phones/0 leads.fact.refused.phone,body /phones/1 api.fault.text",
        "{\"phones\": \"7135550100\"}|body /phones api.fault.list", "{\"emails\": [\"nobody\"]}|body /emails/0 web.constraint.Email", "{\"familyName\": \"a\\u202eb\"}|body /familyName web.constraint.PlainText"})
    void aPartyThatCannotBeTakenIsNamed(String body, String faults) {
        assertThat(renata.post("/parties", body).isProblem(422, "invalid").faults()).containsExactlyInAnyOrder(faults.split(","));
    }

    @Test
    void aCallIsRecordedWithItsPersonAndLeadAndSetRight() {
        String family = Unique.name("Call");
        String id = renata.call(family);
        Answer read = renata.get("/calls/" + id).is(200);
        assertThat(read.text("name")).isEqualTo("Cal " + family);
        assertThat(read.text("note")).isEqualTo("first line\nsecond");
        assertThat(renata.get("/leads/" + read.text("lead")).is(200).text("party")).isEqualTo(read.text("party"));
        assertThat(renata.get("/calls?from=2026-10-05T17:30:00Z&until=2026-10-05T17:30:01Z&direction=INBOUND&outcome=ANSWERED").is(200).items()).extracting(item -> item.getString("id")).contains(id);
        Answer changed = renata.patch("/calls/" + id, read.header("ETag"), "{\"outcome\": \"VOICEMAIL\"}").is(200);
        assertThat(changed.text("note")).isEqualTo("first line\nsecond");
        assertThat(renata.patch("/calls/" + id, changed.header("ETag"), "{\"note\": null}").is(200).text("note")).isEmpty();
        renata.patch("/calls/" + id, changed.header("ETag"), "{\"note\": \"late\"}").isProblem(412, "changed");
        renata.patch("/calls/" + id, "\"99999999999\"", "{\"note\": \"late\"}").isProblem(412, "changed");
        renata.patch("/calls/" + id, null, "{\"note\": \"late\"}").isProblem(428, "unconditional");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{}|body /direction web.constraint.NotNull,body /startedAt web.constraint.NotNull,body /outcome web.constraint.NotNull",
        "{\"direction\": \"INBOUND\", \"startedAt\": \"2026-10-05T00:00:00Z\", \"outcome\": \"ANSWERED\"}|body /from calls.refused.empty",
        "{\"direction\": \"INBOUND\", \"startedAt\": \"2026-10-05T00:00:00Z\", \"outcome\": \"ANSWERED\", \"from\": \"12\"}|body /from calls.refused.phone",
        "{\"direction\": \"INBOUND\", \"startedAt\": \"2026-10-05T00:00:00Z\", \"outcome\": \"ANSWERED\", \"note\": \"n\", \"newPerson\": \"yes\"}|body /newPerson api.fault.flag",
        "{\"direction\": \"INBOUND\", \"startedAt\": \"2026-10-05T00:00:00Z\", \"outcome\": \"ANSWERED\", \"note\": \"n\", \"party\": \"00000000-0000-4000-8000-000000000000\"}|body /party parties.refused.unknown",
        "{\"direction\": \"INBOUND\", \"startedAt\": \"2026-10-05T00:00:00Z\", \"outcome\": \"ANSWERED\", \"familyName\": \"N\", \"caseType\": \"00000000-0000-4000-8000-000000000000\"}|body /caseType leads.fact.refused.choice"})
    void aCallThatCannotBeTakenIsNamed(String body, String faults) {
        assertThat(renata.post("/calls", body).isProblem(422, "invalid").faults()).containsExactlyInAnyOrder(faults.split(","));
    }

    @Test
    void anotherFirmsRecordsAnswerLikeMissingOnes() {
        String call = renata.call(Unique.name("Foreign"));
        String party = renata.get("/calls/" + call).text("party");
        String missing = UUID.randomUUID().toString();
        Program bea = Program.of("bea");
        same(bea.get("/calls/" + call), bea.get("/calls/" + missing));
        same(bea.get("/parties/" + party), bea.get("/parties/" + missing));
        same(bea.patch("/calls/" + call, "\"0\"", "{\"note\": \"x\"}"), bea.patch("/calls/" + missing, "\"0\"", "{\"note\": \"x\"}"));
        same(bea.patch("/parties/" + party, "\"0.2\"", "{\"givenName\": \"x\"}"), bea.patch("/parties/" + missing, "\"0.2\"", "{\"givenName\": \"x\"}"));
        String about = "{\"direction\": \"INBOUND\", \"startedAt\": \"2026-10-05T00:00:00Z\", \"outcome\": \"ANSWERED\", \"note\": \"n\", \"party\": \"%s\"}";
        same(bea.post("/calls", about.formatted(party)), bea.post("/calls", about.formatted(missing)));
    }

    private static void same(Answer foreign, Answer missing) {
        assertThat(foreign.status()).isIn(404, 422);
        assertThat(foreign.plain()).isEqualTo(missing.plain());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mona", "victor", "carla", "felix"})
    void whoDoesNotSpeakWithCallersIsRefused(String person) {
        Program program = Program.of(person);
        for (String list : List.of("/parties", "/calls")) {
            program.get(list).isProblem(403, "role");
            program.get(list + "/" + UUID.randomUUID()).isProblem(403, "role");
            program.patch(list + "/" + UUID.randomUUID(), "\"0\"", "{}").isProblem(403, "role");
        }
        program.post("/parties", "{\"familyName\": \"X\"}").isProblem(403, "role");
        program.post("/calls", "{\"direction\": \"INBOUND\", \"startedAt\": \"2026-10-05T00:00:00Z\", \"outcome\": \"ANSWERED\", \"note\": \"n\"}").isProblem(403, "role");
    }

    @Test
    void theTrailIsReadByThoseWhoMayAndEntryByEntry() {
        String family = Unique.name("Audited");
        String party = renata.party(family);
        Program carla = Program.of("carla");
        JsonObject entry = carla.get("/audit/entries?party=" + party).is(200).items().stream().filter(e -> e.getString("action").equals("party.registered")).findFirst().orElseThrow();
        Answer told = carla.get("/audit/entries/" + entry.getString("id")).is(200);
        assertThat(told.json().getJsonArray("changes").getValuesAs(JsonObject.class)).anySatisfy(change -> assertThat(change.getString("after", "")).isEqualTo(family));
        Answer felix = Program.of("felix").get("/audit/entries/" + entry.getString("id")).is(200);
        assertThat(felix.body()).doesNotContain(family);
        Answer page = carla.get("/audit/entries?limit=1&group=work").is(200);
        assertThat(carla.get(page.text("next")).is(200).items().get(0).getString("id")).isLessThan(page.items().get(0).getString("id"));
        assertThat(Program.of("bonnie").get("/audit/entries/" + entry.getString("id")).isProblem(404, "missing").plain())
                .isEqualTo(Program.of("bonnie").get("/audit/entries/1762186680000000." + UUID.randomUUID()).plain());
    }

    @ParameterizedTest
    @ValueSource(strings = {"renata", "marcus", "priya", "eleanor", "mona", "victor"})
    void othersDoNotReadTheTrailAndTheirRefusalStandsInIt(String person) {
        Program.of(person).get("/audit/entries").isProblem(403, "role");
        assertThat(Program.of("carla").get("/audit/entries?outcome=REFUSED&limit=5").is(200).items()).extracting(entry -> entry.getString("action")).contains("audit.listed");
    }
}
