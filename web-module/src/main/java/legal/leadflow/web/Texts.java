package legal.leadflow.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import legal.leadflow.identity.Language;

/** Every sentence of the product in every language; one pair of files for each room, {@code messages/calls.properties} and {@code calls_es}. */
public final class Texts {
    /** The rooms that may have sentences. A room without a file has none. */
    static final List<String> ROOMS = List.of("web", "api", "home", "kernel", "crypto", "tenancy", "audit", "identity", "privacy", "parties",
            "campaigns", "intake", "inquiries", "calls", "leads", "transcripts", "conflicts", "imports", "keys", "matters");
    private static final Map<Language, Map<String, String>> ALL = new EnumMap<>(Language.class);
    private static final Map<Sentence, MessageFormat> READ = new ConcurrentHashMap<>();

    static {
        for (Language language : Language.values()) {
            Map<String, String> texts = new HashMap<>();
            for (String room : ROOMS) {
                load(room, language).forEach((key, text) -> texts.put((String) key, (String) text));
            }
            ALL.put(language, Map.copyOf(texts));
        }
    }

    private Texts() {
    }

    /** @return null where there is no such key; {@code MessagesTest} sees to it that pages never meet that */
    public static String find(Language language, String key) {
        return ALL.get(language).get(key);
    }

    /**
     * A sentence with its placeholders filled.
     *
     * @param arguments for {@code {0}}, {@code {1}} as {@link MessageFormat} reads them; with none the text is taken as it stands
     * @return the key itself where there is no such sentence
     */
    public static String text(Language language, String key, Object... arguments) {
        String text = find(language, key);
        if (text == null) {
            return key;
        }
        return arguments.length == 0 ? text : format(language, text).format(arguments);
    }

    /** A copy of the sentence as it was read once: reading costs more than filling, and one object cannot be shared. */
    private static MessageFormat format(Language language, String text) {
        return (MessageFormat) READ.computeIfAbsent(new Sentence(language, text), sentence -> new MessageFormat(sentence.text(), sentence.language().locale())).clone();
    }

    private record Sentence(Language language, String text) {
    }

    static Map<String, String> all(Language language) {
        return ALL.get(language);
    }

    static Properties load(String room, Language language) {
        String file = "messages/" + room + (language == Language.EN ? "" : "_" + Languages.tag(language)) + ".properties";
        Properties texts = new Properties();
        try (InputStream in = Texts.class.getResourceAsStream(file)) {
            if (in != null) {
                texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
        return texts;
    }
}
