package legal.leadflow.calls;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A call that was begun and not saved.
 *
 * @param id     the id the call will have
 * @param fields what stood in the fields, by their names
 */
public record CallDraft(UUID id, Map<String, String> fields, Instant savedAt) {
    public CallDraft {
        fields = Map.copyOf(fields);
    }

    static String json(Map<String, String> fields) {
        return Json.createObjectBuilder(new LinkedHashMap<String, Object>(fields)).build().toString();
    }

    static Map<String, String> fields(String json) {
        JsonObject object = Json.createReader(new StringReader(json)).readObject();
        Map<String, String> fields = new LinkedHashMap<>();
        object.forEach((name, value) -> fields.put(name, ((JsonString) value).getString()));
        return fields;
    }

    @Override
    public String toString() {
        return "draft " + id;
    }
}
