package legal.leadflow.web.api;

import jakarta.json.JsonConfig;
import jakarta.json.JsonReaderFactory;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonGenerator;
import jakarta.json.stream.JsonGeneratorFactory;
import jakarta.json.stream.JsonParserFactory;
import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Reads and writes JSON. The factories are kept: to look the provider up anew costs more than a whole answer. */
final class Json {
    /** A name that stands twice in one object would mean different things to different readers. */
    static final JsonReaderFactory READERS = JsonProvider.provider().createReaderFactory(Map.of(JsonConfig.KEY_STRATEGY, JsonConfig.KeyStrategy.NONE));
    static final JsonParserFactory PARSERS = JsonProvider.provider().createParserFactory(Map.of());
    private static final JsonGeneratorFactory WRITERS = JsonProvider.provider().createGeneratorFactory(Map.of());
    private static final int USUAL_BYTES = 8_192;

    private Json() {
    }

    /** What {@code content} writes, whole: an error while it is written is still an error's answer. */
    static byte[] written(Consumer<JsonGenerator> content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator out = WRITERS.createGenerator(bytes)) {
            content.accept(out);
        }
        return bytes.toByteArray();
    }

    /** A text, an id, a day, a moment or a code; null where there is none. */
    static void write(JsonGenerator out, String name, Object value) {
        if (value == null) {
            out.writeNull(name);
        } else {
            out.write(name, value.toString());
        }
    }

    /** An answer that tells no more than an id. */
    static byte[] id(UUID id) {
        return written(out -> out.writeStartObject().write("id", id.toString()).writeEnd());
    }
}
