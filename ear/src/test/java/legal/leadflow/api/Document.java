package legal.leadflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import legal.leadflow.stack.RunningStack;

/** The interface's own document, as the server serves it; every answer that a test gets is held against it. */
final class Document {
    private static final String IRI = "https://document.invalid/openapi.json";
    private static Document served;
    private final JsonObject document;
    private final SchemaRegistry schemas;
    private final Map<String, Schema> known = new ConcurrentHashMap<>();
    private final Set<String> met = new ConcurrentSkipListSet<>();

    private Document(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            document = reader.readObject();
        }
        schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(Map.of(IRI, text)));
    }

    static synchronized Document get() {
        if (served == null) {
            RunningStack stack = RunningStack.get();
            try {
                served = new Document(stack.https().send(HttpRequest.newBuilder(URI.create(stack.baseUrl() + "/api/v1/openapi.json"))).body());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return served;
    }

    JsonObject json() {
        return document;
    }

    /** What has been answered so far, as {@code GET /leads 200}. */
    Set<String> met() {
        return met;
    }

    /** All that the document promises. */
    Set<String> promised() {
        Set<String> promised = new TreeSet<>();
        document.getJsonObject("paths").forEach((path, item) -> item.asJsonObject().forEach((method, operation) -> operation.asJsonObject().getJsonObject("responses").keySet()
                .forEach(status -> promised.add(method.toUpperCase(Locale.ROOT) + " " + path + " " + status))));
        return promised;
    }

    /** Fails where an answer is not what the document promises for it. */
    void check(String method, String address, Answer answer) {
        String path = address.replaceFirst("^/api/v1", "").replaceFirst("\\?.*", "");
        Optional<String> template = document.getJsonObject("paths").keySet().stream().filter(known -> path.matches(known.replace("{id}", "[^/]+"))).findFirst();
        JsonObject operation = template.map(known -> document.getJsonObject("paths").getJsonObject(known).getJsonObject(method.toLowerCase(Locale.ROOT))).orElse(null);
        if (operation == null) {
            assertThat(answer.status()).as("%s %s is not in the document", method, path).isIn(400, 401, 403, 404, 405, 406);
            valid("/components/schemas/Problem", answer);
            return;
        }
        JsonObject promised = operation.getJsonObject("responses").getJsonObject(Integer.toString(answer.status()));
        assertThat(promised).as("%s %s answers %s, which the document does not promise: %s", method, template.get(), answer.status(), answer.body()).isNotNull();
        met.add(method + " " + template.get() + " " + answer.status());
        held(promised.containsKey("$ref") ? at(promised.getString("$ref").substring(1)) : promised, answer);
    }

    private void held(JsonObject promised, Answer answer) {
        promised.getOrDefault("headers", JsonValue.EMPTY_JSON_OBJECT).asJsonObject().forEach((name, header) -> {
            if (header.asJsonObject().getBoolean("required", false)) {
                assertThat(answer.header(name)).as(name).isNotNull();
            }
        });
        if (!promised.containsKey("content")) {
            assertThat(answer.body()).isEmpty();
            return;
        }
        JsonObject content = promised.getJsonObject("content");
        assertThat(content).containsOnlyKeys(answer.header("Content-Type"));
        valid(content.getJsonObject(answer.header("Content-Type")).getJsonObject("schema").getString("$ref").substring(1), answer);
    }

    private void valid(String pointer, Answer answer) {
        Schema schema = known.computeIfAbsent(pointer, place -> schemas.getSchema(SchemaLocation.of(IRI + "#" + place)));
        assertThat(schema.validate(answer.body(), InputFormat.JSON, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                .as("%s as %s", answer.body(), pointer).isEmpty();
    }

    private JsonObject at(String pointer) {
        return Json.createPointer(pointer).getValue(document).asJsonObject();
    }
}
