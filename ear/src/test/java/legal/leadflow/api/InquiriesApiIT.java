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

/** Inquiries for programs: sent, listed, read; people decide on them. */
@Order(60)
class InquiriesApiIT {
    private final Program renata = Program.of("renata");

    @Test
    void anInquiryIsSentListedAndRead() {
        String family = Unique.name("Inquiry");
        String id = renata.inquiry(family);
        Answer read = renata.get("/inquiries/" + id).is(200);
        assertThat(read.header("ETag")).isEqualTo("\"0\"");
        assertThat(read.text("familyName")).isEqualTo(family);
        assertThat(read.text("state")).isEqualTo("RECEIVED");
        assertThat(read.text("message")).isEqualTo("first line\nsecond");
        assertThat(read.text("email")).isEqualTo("ina@example.com");
        assertThat(read.json().get("lead")).isEqualTo(JsonValue.NULL);
        JsonObject row = last("/inquiries?channel=CHAT&limit=100");
        assertThat(row.getString("id")).isEqualTo(id);
        assertThat(row.getString("name")).isEqualTo("Ina " + family);
        assertThat(row).doesNotContainKey("message");
        assertThat(renata.get("/inquiries?state=SPAM&limit=100").is(200).items()).extracting(item -> item.getString("state")).containsOnly("SPAM");
    }

    /** The longest waiting stands first, so that the newest is the last of the last page. */
    private JsonObject last(String address) {
        Answer page = renata.get(address).is(200);
        while (page.json().get("next") != JsonValue.NULL) {
            page = renata.get(page.text("next")).is(200);
        }
        List<JsonObject> items = page.items();
        return items.get(items.size() - 1);
    }

    @Test
    void sentAgainWithTheSameKeyItStaysOne() {
        String body = "{\"channel\": \"VENDOR_POST\", \"familyName\": \"" + Unique.name("Once") + "\"}";
        String key = Unique.name("key");
        String first = renata.send("POST", "/inquiries", body, "Content-Type", "application/json", "Idempotency-Key", key).is(201).text("id");
        assertThat(renata.send("POST", "/inquiries", body, "Content-Type", "application/json", "Idempotency-Key", key).is(201).text("id")).isEqualTo(first);
        renata.send("POST", "/inquiries", body.replace("VENDOR_POST", "CHAT"), "Content-Type", "application/json", "Idempotency-Key", key).isProblem(422, "key-reused");
        assertThat(renata.post("/inquiries", body).is(201).text("id")).isNotEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{}|body /channel web.constraint.NotNull", "{\"channel\": \"IMPORT\", \"message\": \"m\"}|body /channel api.fault.value", "{\"channel\": \"CHAT\"}|body /givenName inquiries.refused.empty",
        "{\"channel\": \"CHAT\", \"phone\": \"12\"}|body /phone leads.fact.refused.phone", "{\"channel\": \"CHAT\", \"email\": \"nobody\"}|body /email web.constraint.Email",
        "{\"channel\": \"CHAT\", \"message\": \"m\", \"receivedAt\": \"2100-01-01T00:00:00Z\"}|body /receivedAt web.constraint.PastOrPresent",
        "{\"channel\": \"CHAT\", \"message\": \"m\", \"source\": \"00000000-0000-4000-8000-000000000000\"}|body /source leads.fact.refused.choice",
        "{\"channel\": \"CHAT\", \"message\": \"a\\u202eb\", \"state\": \"SPAM\"}|body /message web.constraint.PlainText,body /state api.fault.property"})
    void anInquiryThatCannotBeTakenIsNamed(String body, String faults) {
        assertThat(renata.post("/inquiries", body).isProblem(422, "invalid").faults()).containsExactlyInAnyOrder(faults.split(","));
    }

    @Test
    void anotherFirmsInquiryAnswersLikeAMissingOne() {
        String id = renata.inquiry(Unique.name("Foreign"));
        Program bea = Program.of("bea");
        assertThat(bea.get("/inquiries/" + id).isProblem(404, "missing").plain()).isEqualTo(bea.get("/inquiries/" + UUID.randomUUID()).plain());
    }

    @ParameterizedTest
    @ValueSource(strings = {"mona", "victor", "carla", "felix"})
    void whoDoesNoIntakeIsRefused(String person) {
        Program program = Program.of(person);
        program.get("/inquiries").isProblem(403, "role");
        program.get("/inquiries/" + UUID.randomUUID()).isProblem(403, "role");
        program.post("/inquiries", "{\"channel\": \"CHAT\", \"message\": \"m\"}").isProblem(403, "role");
    }
}
