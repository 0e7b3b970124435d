package legal.leadflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import legal.leadflow.stack.RunningStack;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who gets in: bearers of a token of this application, and nobody by a cookie. And what is answered before any resource hears of it. */
@Order(60)
class TokensIT {
    private static final String LEADS = "/leads";

    @ParameterizedTest
    @ValueSource(strings = {"/leads", "/", "/nothing", "/leads/0199", "/api/v2/leads", "/leads?access_token=x"})
    void withoutATokenThereIsAProblemAndNoRedirect(String path) {
        Answer answer = Program.stranger().with("Accept", "text/html").get(path).isProblem(401, "token");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.header("Set-Cookie")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer x", "Bearer a.b.c", "Bearer ", "Basic bWFyY3VzOmRlbW8=", "bearer eyJhbGciOiJub25lIn0.e30."})
    void whatIsNoTokenIsRefused(String authorization) {
        Answer answer = Program.stranger().with("Authorization", authorization).get(LEADS).isProblem(401, "token");
        assertThat(answer.header("WWW-Authenticate")).startsWith("Bearer");
    }

    @Test
    void aTokenForAnotherClientIsRefused() throws IOException {
        String foreign = RunningStack.get().token("renata", "admin-cli");
        Program.stranger().with("Authorization", "Bearer " + foreign).get(LEADS).isProblem(401, "token");
    }

    @Test
    void aTokenIsRefusedWhenItsTimeIsOver() throws IOException {
        String token = RunningStack.get().token("renata", "leadflow-tests-brief");
        Program renata = Program.stranger().with("Authorization", "Bearer " + token);
        renata.get(LEADS).is(200);
        long over;
        try (JsonReader claims = Json.createReader(new StringReader(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8)))) {
            over = claims.readObject().getJsonNumber("exp").longValue() * 1_000;
        }
        while (System.currentTimeMillis() <= over) {
            LockSupport.parkUntil(over + 1);
        }
        renata.get(LEADS).isProblem(401, "token");
    }

    @Test
    void aTokenWithAChangedLetterIsRefused() throws IOException {
        String token = RunningStack.get().token("renata");
        int middle = token.indexOf('.') + 20;
        String changed = token.substring(0, middle) + (token.charAt(middle) == 'A' ? 'B' : 'A') + token.substring(middle + 1);
        Program.stranger().with("Authorization", "Bearer " + changed).get(LEADS).isProblem(401, "token");
    }

    @Test
    void twoTokensAreNone() {
        Program.of("marcus").with("AUTHORIZATION", "Bearer x").get(LEADS).isProblem(401, "token");
    }

    @Test
    void aSessionsCookieIsRefusedWithATokenAndWithout() {
        Program.stranger().with("Cookie", "__Host-leadflow=abc").get(LEADS).isProblem(400, "cookie");
        Program.of("marcus").with("Cookie", "other=1; __Host-leadflow=abc").get(LEADS).isProblem(400, "cookie");
        Program.of("marcus").with("Cookie", "other=1").get(LEADS).is(200);
    }

    @Test
    void noSessionArisesFromRequests() {
        for (Answer answer : List.of(Program.of("marcus").get(LEADS), Program.of("mona").get(LEADS), Program.of("marcus").get("/nothing"))) {
            assertThat(answer.response().headers().allValues("Set-Cookie")).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"//api/v1/leads", "/x/../api/v1/leads", "/%61pi/v1/leads", "/api;x=1/v1/leads", "/api/v1/leads;x=1", "/api/./v1/leads", "/API/v1/leads"})
    void noOtherSpellingOfAnAddressGetsBehindTheDoor(String path) throws IOException {
        Answer answer = new Answer(RunningStack.get().https().send(HttpRequest.newBuilder(URI.create(RunningStack.get().baseUrl() + path))
                .header("Accept", "application/json")));
        assertThat(answer.status()).isIn(400, 401, 404);
    }

    @ParameterizedTest
    @CsvSource({"GET,/nothing,404,missing", "GET,/leads/nothing,404,missing", "GET,/leads/0199,404,missing", "DELETE,/leads,405,method", "PROPFIND,/leads,405,method", "GET,/api/v2/leads,404,missing", "GET,/api,404,missing", "GET,/leads?limit=0,400,malformed"})
    void everyErrorIsAProblem(String method, String path, int status, String code) {
        Answer answer = Program.of("marcus").send(method, path, null).isProblem(status, code);
        if (status == 405) {
            assertThat(answer.header("Allow")).contains("GET");
        }
    }

    @Test
    void whoTakesNoJsonIsTold() {
        Program.of("marcus").with("Accept", "text/html").get(LEADS).isProblem(406, "accept");
    }

    @Test
    void aProblemSpeaksTheCallersLanguage() {
        assertThat(Program.of("marcus").with("Accept-Language", "es-MX,en;q=0.5").get("/nothing").isProblem(404, "missing").text("title")).isEqualTo("Aquí no hay nada");
        assertThat(Program.stranger().with("Accept-Language", "es").get("/nothing").isProblem(401, "token").text("title")).isEqualTo("Hace falta un token de portador");
        assertThat(Program.of("marcus").with("Accept-Language", "fr").get("/nothing").text("title")).isEqualTo("There is nothing here");
    }

    @ParameterizedTest
    @CsvSource({"limit=101,limit,api.fault.limit", "limit=1e1,limit,api.fault.limit", "limit=+5,limit,api.fault.limit", "limit=5&limit=6,limit,api.fault.limit", "limit=,limit,api.fault.limit",
        "cursor=x,cursor,api.fault.cursor", "cursor=o99999999999999999_00000000-0000-0000-0000-000000000000x,cursor,api.fault.cursor", "stage=NEWER,stage,api.fault.value",
        "which=open,which,api.fault.value", "owner=1,owner,api.fault.id", "owner=1-1-1-1-1,owner,api.fault.id", "from=yesterday,from,api.fault.moment",
        "from=2026-02-30T00:00:00Z,from,api.fault.moment", "from=1026-02-20T00:00:00Z,from,api.fault.moment", "unowned=1,unowned,api.fault.value", "text=Smith,text,api.fault.parameter"})
    void aParameterThatCannotBeReadIsNamedAndNotRepeated(String query, String field, String key) {
        Answer answer = Program.of("marcus").get("/leads?" + query).isProblem(400, "malformed");
        assertThat(answer.faults()).containsExactly("query " + field + " " + key);
        assertThat(answer.body()).doesNotContain("Smith", "yesterday", "NEWER");
    }

    @Test
    void allThatIsWrongIsToldAtOnce() {
        assertThat(Program.of("marcus").get("/leads?limit=0&stage=X&color=red").isProblem(400, "malformed").faults()).containsExactlyInAnyOrder(
                "query limit api.fault.limit", "query stage api.fault.value", "query color api.fault.parameter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mona", "victor", "carla", "felix"})
    void whoseRoleSeesNoLeadsIsRefusedAndTheRefusalIsRecorded(String person) {
        Program.of(person).get(LEADS).isProblem(403, "role");
        Program.of(person).get("/leads/" + UUID.randomUUID()).isProblem(403, "role");
    }

    @ParameterizedTest
    @ValueSource(strings = {"renata", "marcus", "priya", "eleanor", "ben"})
    void whoWorksWithLeadsListsThem(String person) {
        Answer answer = Program.of(person).get(LEADS).is(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
        assertThat(answer.json()).containsKeys("items", "next");
    }

    @Test
    void aLeadThatIsNotThereIsMissing() {
        Program.of("marcus").get("/leads/" + UUID.randomUUID()).isProblem(404, "missing");
    }

    @Test
    void theServerMakesNoDocumentOfItsOwn() throws IOException {
        for (String path : List.of("/openapi", "/openapi.json")) {
            assertThat(RunningStack.get().https().send(HttpRequest.newBuilder(URI.create(RunningStack.get().baseUrl() + path))).statusCode()).isNotEqualTo(200);
        }
    }

    @Test
    void everybodyMayReadTheDocument() {
        assertThat(Program.stranger().get("/openapi.json").is(200).text("openapi")).startsWith("3.1");
    }
}
