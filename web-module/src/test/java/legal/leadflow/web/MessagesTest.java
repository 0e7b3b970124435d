package legal.leadflow.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import legal.leadflow.identity.Language;
import org.junit.jupiter.api.Test;

/** Every sentence is there in every language, is used, and is what the pages and refusals ask for. */
class MessagesTest {
    /** Faces' own sentences: their keys are Faces', so nobody here names them. */
    private static final String OF_FACES = "faces";
    private static final Pattern QUOTED = Pattern.compile("'([a-z]+\\.[A-Za-z0-9_.-]*)'");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z]+\\.[A-Za-z0-9_.-]*)\"");
    private static final Pattern REFUSAL = Pattern.compile("(?:super\\(\\s*|message\\s*=\\s*)\"([a-z]+\\.[A-Za-z0-9_.-]*)\"");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)");

    @Test
    void everyFileBelongsToARoom() throws IOException {
        try (Stream<Path> files = Files.list(Pages.MESSAGES)) {
            Set<String> rooms = files.map(f -> f.getFileName().toString().replaceFirst("(_es)?\\.properties$", "")).collect(Collectors.toSet());
            rooms.remove(OF_FACES);
            assertThat(Texts.ROOMS).as("rooms in Texts.ROOMS").containsAll(rooms);
        }
    }

    @Test
    void everyKeyStandsInTheFileOfItsRoom() {
        for (String room : Texts.ROOMS) {
            assertThat(Texts.load(room, Language.EN).stringPropertyNames()).as(room).allMatch(key -> key.startsWith(room + "."));
        }
    }

    @Test
    void bothLanguagesSayTheSameThings() {
        for (String room : Stream.concat(Texts.ROOMS.stream(), Stream.of(OF_FACES)).toList()) {
            Properties english = Texts.load(room, Language.EN);
            Properties spanish = Texts.load(room, Language.ES);
            assertThat(spanish.stringPropertyNames()).as(room).isEqualTo(english.stringPropertyNames());
            for (String key : english.stringPropertyNames()) {
                assertThat(placeholders(spanish.getProperty(key))).as(key).isEqualTo(placeholders(english.getProperty(key)));
            }
        }
    }

    @Test
    void everySentenceCanBeWritten() {
        for (Language language : Language.values()) {
            Texts.all(language).forEach((key, text) -> {
                assertThat(text).as(key).isNotBlank().doesNotContain("'"); // MessageFormat would swallow it; write ’
                assertThatCode(() -> new MessageFormat(text)).as(key + " in " + language).doesNotThrowAnyException();
            });
        }
    }

    @Test
    void pagesAndRefusalsUseSentencesThatAreThere() throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Path page : Pages.all()) {
            collectMissing(QUOTED, page, missing);
        }
        for (Path source : Pages.webSources()) {
            collectMissing(LITERAL, source, missing);
        }
        for (Path source : Pages.serviceSources()) {
            collectMissing(REFUSAL, source, missing);
        }
        assertThat(missing).as("keys that no bundle has").isEmpty();
    }

    @Test
    void everySentenceIsUsed() throws IOException {
        Set<String> named = new TreeSet<>();
        for (Path page : Pages.all()) {
            named.addAll(found(QUOTED, page));
        }
        for (Path source : Stream.concat(Pages.webSources().stream(), Pages.serviceSources().stream()).toList()) {
            named.addAll(found(LITERAL, source));
        }
        List<String> beginnings = named.stream().filter(n -> n.endsWith(".")).toList();
        Set<String> unused = new TreeSet<>(Texts.all(Language.EN).keySet());
        unused.removeIf(key -> named.contains(key) || beginnings.stream().anyMatch(key::startsWith));
        assertThat(unused).as("sentences that nothing shows").isEmpty();
    }

    private static void collectMissing(Pattern pattern, Path file, Set<String> missing) throws IOException {
        Map<String, String> texts = Texts.all(Language.EN);
        for (String key : found(pattern, file)) {
            boolean ours = Texts.ROOMS.contains(key.substring(0, key.indexOf('.'))) && key.chars().filter(c -> c == '.').count() >= 2;
            boolean there = key.endsWith(".") ? texts.keySet().stream().anyMatch(k -> k.startsWith(key)) : texts.containsKey(key);
            if (ours && !there) {
                missing.add(key + " in " + file.getFileName());
            }
        }
    }

    private static List<String> found(Pattern pattern, Path file) throws IOException {
        List<String> out = new ArrayList<>();
        Matcher m = pattern.matcher(Files.readString(file));
        while (m.find()) {
            out.add(m.group(1));
        }
        return out;
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(r -> r.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
