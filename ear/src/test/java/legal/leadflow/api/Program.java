package legal.leadflow.api;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import legal.leadflow.journeys.Unique;
import legal.leadflow.stack.RunningStack;

/** A program that calls the interface as a demo person, with a token of its own. */
final class Program {
    private static final Map<String, Token> TOKENS = new ConcurrentHashMap<>();
    private static final long TOKEN_NANOS = 200_000_000_000L;
    private final String person;
    private final Map<String, String> headers = new LinkedHashMap<>();

    private record Token(String text, long since) {
    }

    private Program(String person) {
        this.person = person;
    }

    static Program of(String person) {
        return new Program(person);
    }

    /** Somebody without a token. */
    static Program stranger() {
        return new Program(null);
    }

    /** One header more, for all that follows; a null takes it away. */
    Program with(String header, String value) {
        if (value == null) {
            headers.remove(header);
        } else {
            headers.put(header, value);
        }
        return this;
    }

    Answer get(String path) {
        return send("GET", path, null);
    }

    Answer post(String path, String body) {
        return send("POST", path, body, "Content-Type", "application/json");
    }

    Answer patch(String path, String tag, String body) {
        return tag == null ? send("PATCH", path, body, "Content-Type", "application/merge-patch+json")
                : send("PATCH", path, body, "Content-Type", "application/merge-patch+json", "If-Match", tag);
    }

    /** @param path below {@code /api/v1}, or an address that an answer gave */
    Answer send(String method, String path, String body, String... more) {
        RunningStack stack = RunningStack.get();
        String address = stack.baseUrl() + (path.startsWith("/api") ? path : "/api/v1" + path);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address)).method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        Map<String, String> all = new LinkedHashMap<>();
        if (person != null) {
            all.put("Authorization", "Bearer " + token());
        }
        all.putAll(headers);
        for (int i = 0; i < more.length; i += 2) {
            all.putIfAbsent(more[i], more[i + 1]);
        }
        all.forEach(request::header);
        try {
            Answer answer = new Answer(stack.https().send(request));
            if (!path.endsWith("/openapi.json")) {
                Document.get().check(method, path, answer);
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A party that nobody else has met. @return its id */
    String party(String family) {
        return post("/parties", "{\"givenName\": \"Ada\", \"familyName\": \"" + family + "\", \"speaks\": \"ES\", \"phones\": [\"" + Unique.phone()
                + "\"], \"emails\": [\"ada@example.com\"]}").is(201).text("id");
    }

    /** A lead of such a party. @return its id */
    String lead(String family) {
        return post("/leads", "{\"party\": \"" + party(family) + "\", \"receivedAt\": \"2026-10-05T12:30:00-05:00\"}").is(201).text("id");
    }

    /** A call of somebody nobody has met. @return its id */
    String call(String family) {
        return post("/calls", "{\"direction\": \"INBOUND\", \"outcome\": \"ANSWERED\", \"startedAt\": \"2026-10-05T17:30:00Z\", \"from\": \"" + Unique.phone()
                + "\", \"givenName\": \"Cal\", \"familyName\": \"" + family + "\", \"note\": \"first line\\nsecond\"}").is(201).text("id");
    }

    /** An inquiry of somebody nobody has met. @return its id */
    String inquiry(String family) {
        return post("/inquiries", "{\"channel\": \"CHAT\", \"givenName\": \"Ina\", \"familyName\": \"" + family + "\", \"phone\": \"" + Unique.phone()
                + "\", \"email\": \"ina@example.com\", \"speaks\": \"ES\", \"message\": \"first line\\nsecond\"}").is(201).text("id");
    }

    /** The person's token; fetched anew before its five minutes are over. */
    private String token() {
        return TOKENS.compute(person, (name, known) -> known != null && System.nanoTime() - known.since < TOKEN_NANOS ? known : fetched(name)).text;
    }

    private static Token fetched(String name) {
        try {
            return new Token(RunningStack.get().token(name), System.nanoTime());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
