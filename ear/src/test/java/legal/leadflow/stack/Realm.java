package legal.leadflow.stack;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The realm as code: the product's own, and what the demo and the tests lay over it. */
final class Realm {
    private static final List<String> NAMES = List.of("clientId", "username", "alias", "name");

    private Realm() {
    }

    /**
     * Reads a realm and lays others over it: objects are merged, lists too where their elements have names, and what an upper
     * layer says of a named element replaces single members of it.
     *
     * @param variables values of {@code ${NAME}} in the files
     * @param product the lowest layer
     * @param layers what is laid over it, in order
     */
    static JsonObject read(Map<String, String> variables, Path product, List<Path> layers) {
        JsonObject realm = parse(product, variables);
        for (Path layer : layers) {
            realm = merge(realm, parse(layer, variables));
        }
        return realm;
    }

    private static JsonObject parse(Path file, Map<String, String> variables) {
        try {
            String text = Files.readString(file);
            for (Map.Entry<String, String> variable : variables.entrySet()) {
                text = text.replace("${" + variable.getKey() + "}", variable.getValue());
            }
            try (JsonReader reader = Json.createReader(new StringReader(text))) {
                return reader.readObject();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonObject merge(JsonObject below, JsonObject above) {
        JsonObjectBuilder merged = Json.createObjectBuilder(below);
        above.forEach((name, value) -> merged.add(name, merge(below.get(name), value)));
        return merged.build();
    }

    private static JsonValue merge(JsonValue below, JsonValue above) {
        if (below instanceof JsonObject lower && above instanceof JsonObject upper) {
            return merge(lower, upper);
        }
        if (below instanceof JsonArray lower && above instanceof JsonArray upper && named(lower) && named(upper)) {
            return merge(lower, upper);
        }
        return above;
    }

    private static JsonArray merge(JsonArray below, JsonArray above) {
        Map<String, JsonObject> elements = new LinkedHashMap<>();
        below.forEach(element -> elements.put(name(element.asJsonObject()), element.asJsonObject()));
        above.forEach(element -> elements.merge(name(element.asJsonObject()), element.asJsonObject(), Realm::merge));
        JsonArrayBuilder merged = Json.createArrayBuilder();
        elements.values().forEach(merged::add);
        return merged.build();
    }

    private static boolean named(JsonArray array) {
        return array.stream().allMatch(element -> element instanceof JsonObject object && name(object) != null);
    }

    private static String name(JsonObject element) {
        return NAMES.stream().map(name -> element.getString(name, null)).filter(java.util.Objects::nonNull).findFirst().orElse(null);
    }
}
