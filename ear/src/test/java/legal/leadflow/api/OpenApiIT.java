package legal.leadflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import legal.leadflow.journeys.Unique;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Every answer that the document promises is really given, but for those named here. That no other is given is checked with each answer of all these tests. */
@Order(61)
class OpenApiIT {
    /** Not brought about here: too many requests, an error of ours, a firm without its key. */
    private static final Set<String> ELSEWHERE = Set.of("429", "500", "503");
    /** Whoever asks must hold a request in flight (OnceIT), send 200 MB, or catch an import at work. */
    private static final Set<String> NOT_HERE = Set.of("POST /leads 409", "POST /parties 409", "POST /calls 409", "POST /inquiries 409", "POST /imports 409", "POST /imports 413", "POST /imports/{id}/cancel 202");
    private final Program marcus = Program.of("marcus");
    private final Program carla = Program.of("carla");

    @Test
    void everyPromisedAnswerIsGiven() {
        Document document = Document.get();
        Map<String, String> ids = records();
        document.json().getJsonObject("paths").forEach((path, item) -> item.asJsonObject().forEach((method, operation) ->
                ask(method.toUpperCase(Locale.ROOT), path, operation.asJsonObject(), ids.get(path))));
        imports();
        Set<String> missing = new TreeSet<>(document.promised());
        missing.removeAll(document.met());
        missing.removeIf(answer -> ELSEWHERE.contains(answer.substring(answer.length() - 3)) || NOT_HERE.contains(answer));
        assertThat(missing).isEmpty();
    }

    private Map<String, String> records() {
        String entry = carla.get("/audit/entries?limit=1").is(200).items().get(0).getString("id");
        String run = ImportsApiIT.upload(marcus, "Call ID,Start time\nx,2026-10-05 10:00:00\n").is(201).text("id");
        return Map.ofEntries(Map.entry("/leads/{id}", marcus.lead(Unique.name("Doc"))), Map.entry("/parties/{id}", marcus.party(Unique.name("Doc"))), Map.entry("/calls/{id}", marcus.call(Unique.name("Doc"))),
                Map.entry("/inquiries/{id}", marcus.inquiry(Unique.name("Doc"))), Map.entry("/imports/{id}", run), Map.entry("/imports/{id}/check", run), Map.entry("/imports/{id}/start", run),
                Map.entry("/imports/{id}/cancel", run), Map.entry("/imports/{id}/undo", run), Map.entry("/audit/entries/{id}", entry));
    }

    private void ask(String method, String path, JsonObject operation, String id) {
        boolean audit = path.startsWith("/audit");
        Program may = audit ? carla : marcus;
        String here = id == null ? path : path.replace("{id}", id);
        JsonObject body = operation.getJsonObject("requestBody");
        String type = body == null ? null : body.getJsonObject("content").keySet().iterator().next();
        send(Program.stranger(), method, here, type, "{}");
        send(Program.of(audit ? "marcus" : "mona"), method, here, type, filled(path, type));
        send(anew(may).with("Cookie", "__Host-leadflow=x"), method, here, type, "{}");
        send(anew(may).with("Accept", "text/html"), method, here, type, "{}");
        if (id != null) {
            send(anew(may).with("If-Match", "\"0\""), method, path.replace("{id}", audit ? "1762186680000000." + UUID.randomUUID() : UUID.randomUUID().toString()), type, filled(path, type));
            send(anew(may).with("If-Match", "\"999\""), method, here, type, filled(path, type)); // changed, not in a state for it, or read
        }
        if (body != null) {
            send(anew(may), method, here, "text/plain", "x");
            send(anew(may).with("If-Match", "\"0\""), method, here, type, "{\"a\": \"" + "x".repeat(70_000) + "\"}");
            send(anew(may), method, here, type, filled(path, type));
            send(anew(may).with("If-Match", "\"0\""), method, here, type, type.equals("text/csv") ? "" : "{\"a\": 1}");
        } else {
            send(may, method, here, null, null);
        }
    }

    private Program anew(Program program) {
        return Program.of(program == carla ? "carla" : "marcus");
    }

    private static Answer send(Program program, String method, String path, String type, String body) {
        return type == null ? program.send(method, path, null) : program.send(method, path, body, "Content-Type", type, "X-File-Name", "a.csv");
    }

    /** A body that can be taken, so that what is refused is the caller. */
    private static String filled(String path, String type) {
        if ("text/csv".equals(type)) {
            return "Call ID,Start time\nx,2026-10-05 10:00:00\n";
        }
        return switch (path) {
            case "/leads" -> "{\"party\": \"" + UUID.randomUUID() + "\", \"receivedAt\": \"2026-10-05T00:00:00Z\"}";
            case "/parties" -> "{\"familyName\": \"Doc\"}";
            case "/calls" -> "{\"direction\": \"INBOUND\", \"startedAt\": \"2026-10-05T00:00:00Z\", \"outcome\": \"ANSWERED\", \"note\": \"n\"}";
            case "/inquiries" -> "{\"channel\": \"CHAT\", \"message\": \"Doc\"}";
            case "/imports/{id}" -> "{\"fields\": [\"CALL_ID\", \"STARTED_AT\"], \"leadRule\": \"NONE\"}";
            default -> "{}";
        };
    }

    /** The changes that are taken, and an import's way: done, then a choice comes too late. */
    private void imports() {
        for (String list : new String[] {"/leads/", "/parties/", "/calls/"}) {
            String id = list.equals("/leads/") ? marcus.lead(Unique.name("Doc")) : list.equals("/parties/") ? marcus.party(Unique.name("Doc")) : marcus.call(Unique.name("Doc"));
            marcus.patch(list + id, marcus.get(list + id).header("ETag"), "{}").is(200);
        }
        String run = ImportsApiIT.upload(marcus, "Call ID,Start time\n" + Unique.name("d") + ",2026-10-05 10:00:00\n").is(201).text("id");
        String choice = filled("/imports/{id}", null);
        marcus.patch("/imports/" + run, marcus.get("/imports/" + run).header("ETag"), choice).is(200);
        for (String step : new String[] {"check", "start"}) {
            marcus.send("POST", "/imports/" + run + "/" + step, null).is(202);
            ImportsApiIT.settled(marcus, run);
        }
        marcus.patch("/imports/" + run, marcus.get("/imports/" + run).header("ETag"), choice).isProblem(409, "conflict");
        marcus.send("POST", "/imports/" + run + "/undo", null).is(202);
        assertThat(ImportsApiIT.settled(marcus, run).getString("state")).isEqualTo("UNDONE");
    }
}
