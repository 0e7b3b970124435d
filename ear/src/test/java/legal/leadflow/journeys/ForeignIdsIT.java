package legal.leadflow.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import legal.leadflow.proof.Goal;
import legal.leadflow.proof.Proof;
import legal.leadflow.stack.RunningStack;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** S01 over HTTP: whoever of Alpha asks for anything of Beta's by its id, at whatever address takes one, gets the answer that an id gets which nobody has. */
@Tag("proof")
@Order(51)
class ForeignIdsIT {
    private static final List<String> PEOPLE = List.of("renata", "marcus", "priya", "eleanor", "mona", "victor", "carla", "felix");
    /** Every request that takes an id, with the table whose id it takes: pages, and the interface for programs. */
    private static final List<String> REQUESTS = List.of("GET /leads/lead?id={lead}", "GET /leads/lead?id={party}", "GET /leads/list?owner={staff}", "GET /leads/list?source={source}", "GET /leads/batch?lead={lead}", "GET /leads/batch?do=STAGE&value=SCREENING&lead={lead}",
            "GET /leads/list?source={source}&owner={staff}", "GET /calls/call?id={call}", "GET /calls/new?call={call}", "GET /calls/new?draft={call_draft}", "GET /calls/new?draft={call}",
            "GET /calls/log?source={source}", "GET /inquiries/list?id={inquiry}", "GET /inquiries/list?next={inquiry}", "GET /api/v1/inquiries/{inquiry}",
            "POST /api/v1/inquiries {\"channel\": \"CHAT\", \"givenName\": \"Ada\", \"source\": \"{source}\"}", "POST /api/v1/inquiries {\"channel\": \"CHAT\", \"givenName\": \"Ada\", \"campaign\": \"{campaign}\"}", "GET /imports/run?id={import_run}", "GET /imports/rejected?id={import_run}", "GET /audit/log?lead={lead}", "GET /audit/log?party={party}",
            "GET /audit/log?who={staff}", "GET /audit/export?who={staff}", "GET /campaigns/list?source={source}", "GET /campaigns/list?campaign={campaign}",
            "GET /api/v1/leads/{lead}", "GET /api/v1/leads?owner={staff}", "GET /api/v1/leads?source={source}", "GET /api/v1/parties/{party}", "GET /api/v1/calls/{call}", "GET /api/v1/calls?source={source}",
            "GET /api/v1/imports/{import_run}", "GET /api/v1/audit/entries?party={party}", "GET /api/v1/audit/entries?lead={lead}", "GET /api/v1/audit/entries?actor={staff}",
            "POST /api/v1/leads {\"party\": \"{party}\", \"receivedAt\": \"2026-10-05T12:30:00-05:00\"}", "POST /api/v1/calls {\"party\": \"{party}\", \"direction\": \"INBOUND\", \"outcome\": \"ANSWERED\", \"startedAt\": \"2026-10-05T12:30:00-05:00\"}",
            "PATCH /api/v1/leads/{lead} {\"incidentOn\": \"2026-08-14\"}", "PATCH /api/v1/leads/{lead} {\"source\": \"{source}\"}", "PATCH /api/v1/parties/{party} {\"givenName\": \"Ada\"}", "PATCH /api/v1/calls/{call} {\"note\": \"said\"}",
            "PATCH /api/v1/imports/{import_run} {\"fields\": [], \"leadRule\": \"GOOD\"}", "POST /api/v1/imports/{import_run}/check", "POST /api/v1/imports/{import_run}/start", "POST /api/v1/imports/{import_run}/cancel", "POST /api/v1/imports/{import_run}/undo");
    private final Map<String, String> tokens = new HashMap<>();
    private final Map<String, Long> tokenAges = new HashMap<>();

    @Test
    void eachAnswersAsIfItWereNotThere() throws IOException, SQLException {
        try (Proof proof = Proof.of(Goal.S01, "HTTP", 0.02); ForeignRows rows = new ForeignRows(RunningStack.get().superuser())) {
            Random random = proof.random();
            for (int i = 0; i < Math.max(proof.size(), 2 * REQUESTS.size()); i++) { // each request twice in every build
                String person = PEOPLE.get(random.nextInt(PEOPLE.size()));
                String request = REQUESTS.get(i < 2 * REQUESTS.size() ? i % REQUESTS.size() : random.nextInt(REQUESTS.size()));
                Map<String, String> theirs = rows.plant();
                proof.tried();
                // first what is there: that somebody asked for it stands in the firm's own trail from then on
                String there = answer(person, filled(request, theirs));
                Map<String, String> nobodys = new HashMap<>();
                theirs.keySet().forEach(kind -> nobodys.put(kind, UUID.randomUUID().toString()));
                String nowhere = answer(person, filled(request, nobodys));
                if (!alike(request, there, nowhere)) {
                    proof.found(person + " " + request + ", see target/foreign-ids");
                    keep(i, there, nowhere);
                }
            }
            rows.changed().forEach(proof::found);
            assertThat(proof.findings()).isEmpty();
        }
    }

    /** A trail that is exported grows by what was asked before: the later one has all of the former up to its end, {@code Z|} and the number of seals. */
    private static boolean alike(String request, String there, String nowhere) {
        return request.contains("/audit/export") && there.startsWith("200") ? nowhere.startsWith(there.substring(0, there.lastIndexOf("\nZ|") + 1)) : there.equals(nowhere);
    }

    private static void keep(int attempt, String there, String nowhere) throws IOException {
        Path folder = Files.createDirectories(Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("target/foreign-ids"));
        Files.writeString(folder.resolve(attempt + "-there.txt"), there);
        Files.writeString(folder.resolve(attempt + "-nowhere.txt"), nowhere);
    }

    /** The comparison is of some use: to somebody of Beta who may see it, what is there answers otherwise. */
    @Test
    void toItsOwnFirmItIsThere() throws IOException, SQLException {
        try (ForeignRows rows = new ForeignRows(RunningStack.get().superuser())) {
            Map<String, String> theirs = rows.plant();
            Map<String, String> nobodys = new HashMap<>();
            theirs.keySet().forEach(kind -> nobodys.put(kind, UUID.randomUUID().toString()));
            for (String address : List.of("GET /leads/lead?id={lead}", "GET /calls/call?id={call}", "GET /inquiries/list?id={inquiry}", "GET /api/v1/inquiries/{inquiry}", "GET /imports/run?id={import_run}", "GET /api/v1/calls?source={source}", "GET /api/v1/leads?owner={staff}", "GET /api/v1/leads/{lead}",
                    "PATCH /api/v1/leads/{lead} {\"incidentOn\": \"2026-08-14\"}", "PATCH /api/v1/parties/{party} {\"givenName\": \"Ada\"}", "PATCH /api/v1/calls/{call} {\"note\": \"said\"}",
                    "POST /api/v1/leads {\"party\": \"{party}\", \"receivedAt\": \"2100-10-05T12:30:00-05:00\"}", "PATCH /api/v1/imports/{import_run} {\"fields\": [], \"leadRule\": \"GOOD\"}", "POST /api/v1/imports/{import_run}/check", "POST /api/v1/imports/{import_run}/undo")) {
                assertThat(answer("brenda", filled(address, theirs))).as(address).isNotEqualTo(answer("brenda", filled(address, nobodys)));
            }
        }
    }

    /** @param asked method, address, and perhaps a body */
    private String answer(String person, String asked) throws IOException {
        RunningStack stack = RunningStack.get();
        if (System.nanoTime() - tokenAges.getOrDefault(person, 0L) > 120_000_000_000L || !tokens.containsKey(person)) {
            tokens.put(person, stack.token(person));
            tokenAges.put(person, System.nanoTime());
        }
        String[] parts = asked.split(" ", 3);
        boolean program = parts[1].startsWith("/api/");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stack.baseUrl() + parts[1])).header("Authorization", "Bearer " + tokens.get(person)).header("Accept", program ? "application/json" : "text/html")
                .method(parts[0], parts.length == 3 ? HttpRequest.BodyPublishers.ofString(parts[2]) : HttpRequest.BodyPublishers.noBody());
        if (parts.length == 3) {
            request.header("Content-Type", parts[0].equals("PATCH") ? "application/merge-patch+json" : "application/json").header("If-Match", "\"0\"");
        }
        HttpResponse<String> answer = stack.https().send(request);
        return answer.statusCode() + " " + answer.headers().firstValue("Location").orElse("").replaceAll("[0-9a-f-]{36}", "ID") + "\n" + TwoFirmsIT.plain(answer.body());
    }

    private static String filled(String address, Map<String, String> ids) {
        String filled = address;
        for (Map.Entry<String, String> id : ids.entrySet()) {
            filled = filled.replace("{" + id.getKey() + "}", id.getValue());
        }
        return filled;
    }
}
