package legal.leadflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import legal.leadflow.journeys.Unique;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Leads for programs: listed, read, opened, changed; with the same rights as on the pages. */
@Order(60)
class LeadsApiIT {
    private final Program marcus = Program.of("marcus");

    @Test
    void whatWasOpenedIsReadAndListed() {
        String family = Unique.name("Opened");
        Answer made = marcus.post("/leads", "{\"party\": \"" + marcus.party(family) + "\", \"receivedAt\": \"" + Instant.now().truncatedTo(ChronoUnit.SECONDS) + "\", \"sourceSaid\": \"a <b>bus</b>\"}").is(201);
        assertThat(made.header("Location")).isEqualTo("/api/v1/leads/" + made.text("id"));
        JsonObject lead = marcus.get(made.header("Location")).is(200).json();
        assertThat(lead.getString("familyName")).isEqualTo(family);
        assertThat(lead.getString("sourceSaid")).isEqualTo("a <b>bus</b>");
        assertThat(lead.getString("stage")).isEqualTo("NEW");
        assertThat(lead.getString("speaks")).isEqualTo("ES");
        assertThat(lead.getString("owner")).as("whoever does intake and opens it").isNotBlank();
        JsonObject first = marcus.get("/leads?limit=1").is(200).items().get(0);
        assertThat(first.getString("id")).isEqualTo(made.text("id"));
        assertThat(first.getString("name")).isEqualTo("Ada " + family);
        assertThat(first.getString("phone")).isEqualTo(lead.getString("phone"));
    }

    @Test
    void aListIsReadPageByPageWithoutGapOrRepetition() {
        List<String> made = new ArrayList<>();
        String party = marcus.party(Unique.name("Paged"));
        for (int i = 0; i < 5; i++) {
            made.add(0, marcus.post("/leads", "{\"party\": \"" + party + "\", \"receivedAt\": \"2021-03-0" + (i + 1) + "T08:00:00Z\"}").is(201).text("id"));
        }
        List<String> read = new ArrayList<>();
        String next = "/leads?limit=2&stage=NEW&from=2021-03-01T00:00:00Z&until=2021-03-06T00:00:00-06:00";
        int pages = 0;
        while (next != null) {
            Answer page = marcus.get(next).is(200);
            page.items().forEach(item -> read.add(item.getString("id")));
            next = page.json().get("next") == JsonValue.NULL ? null : page.text("next");
            assertThat(page.header("Link")).isEqualTo(next == null ? null : "<" + next + ">; rel=\"next\"");
            pages++;
        }
        assertThat(read.stream().filter(made::contains)).containsExactlyElementsOf(made);
        assertThat(read).doesNotHaveDuplicates();
        assertThat(pages).isGreaterThanOrEqualTo(3);
    }

    @Test
    void whatIsNamedIsChangedAndWhatIsNotStays() {
        String lead = marcus.lead(Unique.name("Change"));
        String tag = marcus.get("/leads/" + lead).header("ETag");
        Answer changed = marcus.patch("/leads/" + lead, tag, "{\"summary\": \"one\\ntwo\", \"incidentOn\": \"2026-08-14\", \"jurisdiction\": \"Harris County\"}").is(200);
        assertThat(changed.header("ETag")).isNotEqualTo(tag);
        Answer again = marcus.patch("/leads/" + lead, changed.header("ETag"), "{\"jurisdiction\": null, \"givenName\": \"Grace\"}").is(200);
        assertThat(again.json().get("jurisdiction")).isEqualTo(JsonValue.NULL);
        assertThat(again.text("summary")).isEqualTo("one\ntwo");
        assertThat(again.text("givenName")).isEqualTo("Grace");
        assertThat(marcus.get("/leads/" + lead).plain()).isEqualTo(again.plain());
    }

    @Test
    void aLeadOfSomebodyWithoutANameIsChanged() {
        String party = marcus.post("/parties", "{\"speaks\": \"ES\", \"phones\": [\"" + Unique.phone() + "\"]}").is(201).text("id");
        String lead = marcus.post("/leads", "{\"party\": \"" + party + "\", \"receivedAt\": \"2026-10-05T12:30:00-05:00\"}").is(201).text("id");
        Answer changed = marcus.patch("/leads/" + lead, marcus.get("/leads/" + lead).header("ETag"), "{\"incidentOn\": \"2026-08-14\"}").is(200);
        assertThat(changed.text("incidentOn")).isEqualTo("2026-08-14");
        Answer named = marcus.patch("/leads/" + lead, changed.header("ETag"), "{\"givenName\": \"Ada\"}").is(200);
        assertThat(marcus.patch("/leads/" + lead, named.header("ETag"), "{\"givenName\": null}").isProblem(422, "invalid").faults()).containsExactly("body /givenName leads.fact.refused.name");
    }

    @Test
    void onlyWhoKnowsTheVersionChangesIt() {
        String lead = marcus.lead(Unique.name("Stale"));
        String tag = marcus.get("/leads/" + lead).header("ETag");
        marcus.patch("/leads/" + lead, null, "{\"jurisdiction\": \"x\"}").isProblem(428, "unconditional");
        marcus.patch("/leads/" + lead, "*", "{\"jurisdiction\": \"x\"}").isProblem(428, "unconditional");
        marcus.patch("/leads/" + lead, "W/" + tag, "{\"jurisdiction\": \"x\"}").isProblem(412, "changed");
        marcus.patch("/leads/" + lead, tag, "{\"jurisdiction\": \"first\"}").is(200);
        marcus.patch("/leads/" + lead, tag, "{\"jurisdiction\": \"second\"}").isProblem(412, "changed");
        assertThat(marcus.get("/leads/" + lead).text("jurisdiction")).isEqualTo("first");
        String now = marcus.get("/leads/" + lead).header("ETag");
        String party = marcus.get("/leads/" + lead).text("party");
        marcus.patch("/parties/" + party, marcus.get("/parties/" + party).header("ETag"), "{\"familyName\": \"Other\"}").is(200);
        marcus.patch("/leads/" + lead, now, "{\"jurisdiction\": \"third\"}").isProblem(412, "changed");
    }

    @Test
    void eachRoleReadsWhatItsPageShows() {
        String lead = marcus.lead(Unique.name("Roles"));
        Program eleanor = Program.of("eleanor");
        eleanor.patch("/leads/" + lead, eleanor.get("/leads/" + lead).header("ETag"), "{\"summary\": \"a story\", \"expectedFee\": \"$18,400\"}").is(200);
        assertThat(eleanor.get("/leads/" + lead).text("expectedFee")).isEqualTo("18400.00");
        assertThat(Program.of("priya").get("/leads/" + lead).is(200).json()).containsKey("summary").doesNotContainKey("expectedFee");
        Answer renata = Program.of("renata").get("/leads/" + lead).is(200);
        assertThat(renata.json()).containsKey("familyName").doesNotContainKeys("summary", "expectedFee", "incidentOn", "adverseParty", "caseType");
        assertThat(Program.of("renata").patch("/leads/" + lead, renata.header("ETag"), "{\"summary\": \"mine\"}").isProblem(422, "invalid").faults())
                .containsExactly("body /summary leads.fact.refused.right");
        assertThat(Program.of("marcus").patch("/leads/" + lead, marcus.get("/leads/" + lead).header("ETag"), "{\"expectedFee\": \"1\"}").isProblem(422, "invalid").faults())
                .containsExactly("body /expectedFee leads.fact.refused.right");
        Program.of("renata").patch("/leads/" + lead, renata.header("ETag"), "{\"speaks\": \"EN\"}").is(200);
    }

    @ParameterizedTest
    @CsvSource({"mona", "victor", "carla", "felix"})
    void otherRolesAreRefusedEverything(String person) {
        Program program = Program.of(person);
        String lead = marcus.lead(Unique.name("Refused"));
        program.get("/leads/" + lead).isProblem(403, "role");
        program.post("/leads", "{\"party\": \"" + UUID.randomUUID() + "\", \"receivedAt\": \"2026-10-05T12:30:00Z\"}").isProblem(403, "role");
        program.patch("/leads/" + lead, "\"0\"", "{\"speaks\": \"EN\"}").isProblem(403, "role");
    }

    @Test
    void anotherFirmsLeadAnswersLikeAMissingOne() {
        String lead = marcus.lead(Unique.name("Foreign"));
        String party = marcus.get("/leads/" + lead).text("party");
        String missing = UUID.randomUUID().toString();
        Program ben = Program.of("ben");
        assertThat(ben.get("/leads/" + lead).isProblem(404, "missing").plain()).isEqualTo(ben.get("/leads/" + missing).plain());
        assertThat(ben.patch("/leads/" + lead, "\"0-0.2-\"", "{\"speaks\": \"EN\"}").isProblem(404, "missing").plain())
                .isEqualTo(ben.patch("/leads/" + missing, "\"0-0.2-\"", "{\"speaks\": \"EN\"}").plain());
        assertThat(ben.post("/leads", "{\"party\": \"" + party + "\", \"receivedAt\": \"2026-10-05T12:30:00Z\"}").isProblem(422, "invalid").plain())
                .isEqualTo(ben.post("/leads", "{\"party\": \"" + missing + "\", \"receivedAt\": \"2026-10-05T12:30:00Z\"}").plain());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{}|body /party web.constraint.NotNull,body /receivedAt web.constraint.NotNull",
        "{\"party\": 5, \"receivedAt\": true}|body /party api.fault.id,body /receivedAt api.fault.moment",
        "{\"party\": \"x\", \"receivedAt\": \"2026-02-30T10:00:00Z\"}|body /party api.fault.id,body /receivedAt api.fault.moment",
        "{\"party\": \"PARTY\", \"receivedAt\": \"2026-10-05\"}|body /receivedAt api.fault.moment",
        "{\"party\": \"PARTY\", \"receivedAt\": \"2150-10-05T00:00:00Z\"}|body /receivedAt web.constraint.PastOrPresent",
        "{\"party\": \"PARTY\", \"receivedAt\": \"2026-10-05T00:00:00Z\", \"colour\": 1}|body /colour api.fault.property",
        "{\"party\": \"PARTY\", \"receivedAt\": \"2026-10-05T00:00:00Z\", \"sourceSaid\": \"a\\u0000b\"}|body /sourceSaid web.constraint.PlainText",
        "{\"party\": \"PARTY\", \"receivedAt\": \"2026-10-05T00:00:00Z\", \"sourceSaid\": [\"a\"]}|body /sourceSaid api.fault.text",
        "{\"party\": \"PARTY\", \"receivedAt\": \"2026-10-05T00:00:00Z\", \"owner\": \"00000000-0000-4000-8000-000000000000\"}|body /owner leads.fact.refused.choice",
        "{\"party\": \"PARTY\", \"receivedAt\": \"2026-10-05T00:00:00Z\", \"caseType\": \"00000000-0000-4000-8000-000000000000\"}|body /caseType leads.fact.refused.choice",
        "{\"party\": \"PARTY\", \"receivedAt\": \"2026-10-05T00:00:00Z\", \"practiceArea\": \"00000000-0000-4000-8000-000000000000\"}|body /practiceArea leads.fact.refused.choice",
        "{\"party\": \"PARTY\", \"receivedAt\": \"2026-10-05T00:00:00Z\", \"source\": \"00000000-0000-4000-8000-000000000000\"}|body /source leads.fact.refused.choice",
        "{\"party\": \"PARTY\", \"receivedAt\": \"2026-10-05T00:00:00Z\", \"campaign\": \"00000000-0000-4000-8000-000000000000\"}|body /campaign leads.fact.refused.choice"})
    void whatCannotBeTakenIsNamed(String body, String faults) {
        String told = body.contains("PARTY") ? body.replace("PARTY", marcus.party(Unique.name("Bad"))) : body;
        assertThat(marcus.post("/leads", told).isProblem(422, "invalid").faults()).containsExactlyInAnyOrder(faults.split(","));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"incidentOn\": \"2026-13-01\"}|body /incidentOn leads.fact.refused.day", "{\"incidentOn\": \"2100-01-01\"}|body /incidentOn leads.fact.refused.ahead",
        "{\"phone\": \"12\"}|body /phone leads.fact.refused.phone", "{\"speaks\": \"XX\"}|body /speaks leads.fact.refused.choice", "{\"attorney\": \"me\"}|body /attorney leads.fact.refused.choice",
        "{\"summary\": 5, \"jurisdiction\": {}}|body /summary api.fault.text,body /jurisdiction api.fault.text"})
    void aFactThatCannotBeTakenIsNamed(String body, String faults) {
        String lead = marcus.lead(Unique.name("Fact"));
        String tag = marcus.get("/leads/" + lead).header("ETag");
        assertThat(marcus.patch("/leads/" + lead, tag, body).isProblem(422, "invalid").faults()).containsExactlyInAnyOrder(faults.split(","));
        assertThat(marcus.get("/leads/" + lead).header("ETag")).as("nothing was saved").isEqualTo(tag);
    }

    @Test
    void aTextTooLongIsNamedWithItsLimit() {
        Answer answer = marcus.post("/leads", "{\"party\": \"" + UUID.randomUUID() + "\", \"receivedAt\": \"2026-10-05T00:00:00Z\", \"sourceSaid\": \"" + "x".repeat(301) + "\"}").isProblem(422, "invalid");
        assertThat(answer.faults()).containsExactly("body /sourceSaid web.constraint.Size");
        assertThat(answer.body()).contains("300", "301").doesNotContain("xxx");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"party\": }|api.fault.json-at", "nonsense|api.fault.json-at", "[]|api.fault.object", "{\"a\": 1, \"a\": 2}|api.fault.json-at", "{\"a\": 1} {}|api.fault.json-at"})
    void whatIsNoJsonIsToldWhere(String body, String key) {
        Answer answer = marcus.post("/leads", body).isProblem(400, "malformed");
        assertThat(answer.faults()).containsExactly("body  " + key);
        assertThat(answer.body()).doesNotContain("nonsense");
    }

    @Test
    void aThousandListsInEachOtherAreNoJson() {
        assertThat(marcus.post("/leads", "{\"party\": " + "[".repeat(5_000)).isProblem(400, "malformed").faults()).containsExactly("body  api.fault.json");
    }

    @Test
    void lineAndColumnAreTold() {
        assertThat(marcus.post("/leads", "{\"party\": 1,\n  \"receivedAt\" 5}").isProblem(400, "malformed").body()).contains("line 2");
        assertThat(marcus.post("/leads", "{\"party\"").isProblem(400, "malformed").body()).as("cut off").contains("line 1, column 9 ");
        assertThat(marcus.post("/leads", "{\"party\": 1,\n").isProblem(400, "malformed").body()).as("cut off behind a line").contains("line 2, column 1 ");
        assertThat(marcus.post("/leads", "{\r5}").isProblem(400, "malformed").body()).as("lines of an old kind").contains("line 2");
    }

    @Test
    void aBodyTooLargeAndAnotherKindOfBodyAreRefused() {
        marcus.post("/leads", "{\"sourceSaid\": \"" + "x".repeat(70_000) + "\"}").isProblem(413, "large");
        Answer untaken = marcus.send("POST", "/leads", "party=1", "Content-Type", "application/x-www-form-urlencoded").isProblem(415, "media-type");
        assertThat(untaken.header("Accept")).isEqualTo("application/json");
        assertThat(untaken.text("detail")).contains("Content-Type: application/json.");
        assertThat(untaken.header("Accept-Patch")).isNull();
        Answer change = marcus.send("PATCH", "/leads/" + UUID.randomUUID(), "{}", "Content-Type", "application/json", "If-Match", "\"0\"").isProblem(415, "media-type");
        assertThat(change.header("Accept-Patch")).isEqualTo("application/merge-patch+json").isEqualTo(change.header("Accept"));
        assertThat(change.text("detail")).contains("Content-Type: application/merge-patch+json.");
    }

    @Test
    void aReadingStandsInTheLeadsTrail() {
        String lead = marcus.lead(Unique.name("Trail"));
        marcus.get("/leads/" + lead).is(200);
        assertThat(Program.of("carla").get("/audit/entries?lead=" + lead).is(200).items()).extracting(entry -> entry.getString("action")).contains("lead.viewed", "lead.opened");
    }
}
