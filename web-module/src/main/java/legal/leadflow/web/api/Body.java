package legal.leadflow.web.api;

import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.stream.JsonLocation;
import jakarta.json.stream.JsonParser;
import jakarta.json.stream.JsonParsingException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import legal.leadflow.kernel.PlainText;

/**
 * Reads a JSON object property by property and collects what is wrong with it, so that a caller learns all at once. A property that nobody
 * asks for is wrong too. Nothing of the input is repeated in an answer but the names of properties.
 */
final class Body {
    /** Between them lies every moment that a law firm can mean. */
    static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
    static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final int MOST_BYTES = 65_536;
    private final byte[] bytes;
    private final JsonObject object;
    private final Set<String> asked = new HashSet<>();
    private final List<Fault> faults = new ArrayList<>();

    private Body(byte[] bytes, JsonObject object) {
        this.bytes = bytes;
        this.object = object;
    }

    /**
     * Reads all of {@code in}.
     *
     * @throws Refused when it is no JSON object in UTF-8, or larger than {@value #MOST_BYTES} bytes
     */
    static Body read(InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MOST_BYTES + 1);
        if (bytes.length > MOST_BYTES) {
            throw new Refused(Problem.of(Kind.LARGE));
        }
        if (value(checked(bytes)) instanceof JsonObject object) {
            return new Body(bytes, object);
        }
        throw new Refused(Kind.MALFORMED, List.of(Fault.body("", "api.fault.object")));
    }

    /** The reader refuses a name that stands twice and does not look behind the end; the parser does it the other way round. */
    private static JsonValue value(byte[] bytes) {
        try (JsonReader reader = Json.READERS.createReader(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8);
                JsonParser parser = Json.PARSERS.createParser(new ByteArrayInputStream(bytes), StandardCharsets.UTF_8)) {
            JsonValue value = reader.readValue();
            parser.next();
            parser.getValue();
            parser.hasNext();
            return value;
        } catch (JsonParsingException e) {
            throw malformed(e.getLocation(), bytes);
        } catch (RuntimeException e) {
            throw new Refused(Kind.MALFORMED, List.of(Fault.body("", "api.fault.json"))); // such as a thousand lists in each other
        }
    }

    private static byte[] checked(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return bytes;
        } catch (CharacterCodingException e) {
            throw new Refused(Kind.MALFORMED, List.of(Fault.body("", "api.fault.utf8")));
        }
    }

    /** Of a text that ends too early the parser tells columns that it has not got: there it is the line's end. */
    private static Refused malformed(JsonLocation at, byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.UTF_8).split("\r\n|\r|\n", -1);
        String line = lines[(int) Math.min(at.getLineNumber(), lines.length) - 1];
        return new Refused(Kind.MALFORMED, List.of(Fault.body("", "api.fault.json-at", at.getLineNumber(), Math.max(1, Math.min(at.getColumnNumber(), line.length() + 1)))));
    }

    /** The body as it came. */
    byte[] bytes() {
        return bytes;
    }

    /** Whether the property is there, be it null. */
    boolean has(String name) {
        return object.containsKey(name);
    }

    /** A text of at most {@code max} UTF-16 units without characters that cannot be seen; null where there is none. */
    String text(String name, int max, boolean lines) {
        return read(name, JsonValue.ValueType.STRING, "api.fault.text", value -> plain(name, ((JsonString) value).getString(), max, lines));
    }

    private String plain(String name, String text, int max, boolean lines) {
        int length = PlainText.Check.length(text);
        if (length > max) {
            fault(name, "web.constraint.Size", max, length);
            return null;
        }
        if (!PlainText.Check.isPlain(text, lines)) {
            fault(name, "web.constraint.PlainText");
            return null;
        }
        return text;
    }

    UUID id(String name) {
        return parsed(name, "api.fault.id", Ids::parse);
    }

    /** {@code 2026-11-22T10:15:00Z}, or with another offset. */
    Instant moment(String name) {
        return parsed(name, "api.fault.moment", Query::parseMoment);
    }

    /** {@code 2026-11-22}. */
    LocalDate day(String name) {
        return parsed(name, "api.fault.day", text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }

    <E extends Enum<E>> E choice(String name, Class<E> type) {
        return parsed(name, "api.fault.value", text -> constant(type, text));
    }

    /** False where it is missing or null. */
    boolean flag(String name) {
        JsonValue value = given(name);
        if (value != null && value != JsonValue.TRUE && value != JsonValue.FALSE) {
            fault(name, "api.fault.flag");
        }
        return value == JsonValue.TRUE;
    }

    /** Texts, at most {@code most} of them; none where it is missing or null. */
    List<String> texts(String name, int most, int max) {
        List<String> texts = new ArrayList<>();
        JsonValue value = given(name);
        if (value != null && value.getValueType() != JsonValue.ValueType.ARRAY) {
            fault(name, "api.fault.list");
        } else if (value != null && value.asJsonArray().size() > most) {
            fault(name, "api.fault.many", most);
        } else if (value != null) {
            for (int i = 0; i < value.asJsonArray().size(); i++) {
                String place = name + "/" + i;
                if (value.asJsonArray().get(i) instanceof JsonString text) {
                    texts.add(plain(place, text.getString(), max, false));
                } else {
                    fault(place, "api.fault.text");
                }
            }
        }
        return texts;
    }

    /** The same value must be there for all who ask. */
    <T> T needed(String name, T value) {
        if (value == null && faults.stream().noneMatch(fault -> fault.field().equals("/" + name))) {
            fault(name, "web.constraint.NotNull");
        }
        return value;
    }

    /** Something that a caller of this class found wrong. */
    void fault(String name, String key, Object... arguments) {
        faults.add(Fault.body("/" + name, key, arguments));
    }

    /** @throws Refused with all that is wrong */
    void check() {
        object.keySet().stream().filter(name -> !asked.contains(name)).forEach(name -> faults.add(Fault.body("/" + escaped(name), "api.fault.property")));
        if (!faults.isEmpty()) {
            throw new Refused(Kind.INVALID, faults);
        }
    }

    /** The constant of that name, as it is written in the code; empty for any other text. */
    static <E extends Enum<E>> Optional<E> constant(Class<E> type, String text) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return Optional.of(constant);
            }
        }
        return Optional.empty();
    }

    private <T> T parsed(String name, String key, Function<String, Optional<T>> parse) {
        return read(name, JsonValue.ValueType.STRING, key, value -> parse.apply(((JsonString) value).getString()).orElseGet(() -> {
            fault(name, key);
            return null;
        }));
    }

    private <T> T read(String name, JsonValue.ValueType type, String key, Function<JsonValue, T> read) {
        JsonValue value = given(name);
        if (value == null) {
            return null;
        }
        if (value.getValueType() != type) {
            fault(name, key);
            return null;
        }
        return read.apply(value);
    }

    private JsonValue given(String name) {
        asked.add(name);
        JsonValue value = object.get(name);
        return value == JsonValue.NULL ? null : value;
    }

    /** A property that nobody knows is named only where its name is a plain word: it could hold anything. */
    private static String escaped(String name) {
        return name.matches("[A-Za-z][A-Za-z0-9_-]{0,40}") ? name : "";
    }
}
