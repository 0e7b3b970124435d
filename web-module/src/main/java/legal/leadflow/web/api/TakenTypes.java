package legal.leadflow.web.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/** Which media types an address takes, as the document lists them: the container refuses others before it knows the resource, and does not say which it would take. */
final class TakenTypes {
    private static final List<Operation> ALL = read();

    /** @param path as a pattern, with any value where the document has {@code {id}} */
    private record Operation(String method, Pattern path, List<String> types) {
    }

    private TakenTypes() {
    }

    /**
     * The types, the usual first; empty for an address that takes no body.
     *
     * @param path below {@link Api#PATH}, with a slash before or behind it or without
     */
    static List<String> of(String method, String path) {
        String asked = "/" + path.replaceAll("^/+|/+$", "");
        return ALL.stream().filter(one -> one.method().equals(method) && one.path().matcher(asked).matches()).map(Operation::types).findFirst().orElse(List.of());
    }

    private static List<Operation> read() {
        List<Operation> all = new ArrayList<>();
        try (InputStream in = Objects.requireNonNull(TakenTypes.class.getResourceAsStream(DocumentResource.PATH)); JsonReader reader = Json.READERS.createReader(in)) {
            reader.readObject().getJsonObject("paths").forEach((path, item) -> item.asJsonObject().forEach((method, operation) -> {
                JsonObject body = operation.asJsonObject().getJsonObject("requestBody");
                if (body != null) {
                    all.add(new Operation(method.toUpperCase(Locale.ROOT), Pattern.compile(path.replace("{id}", "[^/]+")), List.copyOf(body.getJsonObject("content").keySet())));
                }
            }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }
}
