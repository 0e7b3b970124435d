package legal.leadflow.web.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import legal.leadflow.identity.Language;
import legal.leadflow.web.Texts;
import org.junit.jupiter.api.Test;

/** Whatever the trail can hold has a word in every language. */
class ActionWordsTest {
    private static final Path SERVICES = Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("../ejb-module/src/main");
    private static final Path WEB = Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("src/main");
    private static final Pattern ACTION = Pattern.compile("(?:@Audited\\(|\\.recording\\(|\\.denied\\(|\\.record\\(|new AuditScope\\()\"([a-z.-]+)\"");
    private static final Pattern TABLE = Pattern.compile("@Table\\(name = \"([a-z_]+)\"");
    private static final Pattern KIND = Pattern.compile("(?:@Subject\\(|\\.about\\()\"([a-z_]+)\"");

    @Test
    void everyActionIsASentence() throws IOException {
        Set<String> actions = found(ACTION, SERVICES);
        actions.addAll(found(ACTION, WEB));
        assertThat(actions).contains("audit.listed", "lead.opened", "page.foreign-request");
        assertThat(wordless("audit.action.", actions)).isEmpty();
    }

    @Test
    void everyTableAndKindOfRecordHasAName() throws IOException {
        Set<String> tables = found(TABLE, SERVICES);
        assertThat(tables).contains("lead");
        assertThat(wordless("audit.entity.", tables)).isEmpty();
        Set<String> kinds = found(KIND, SERVICES);
        assertThat(kinds).contains("lead", "party");
        assertThat(wordless("audit.kind.", kinds)).isEmpty();
    }

    @Test
    void everyGroupOfActionsCanBeAskedFor() throws IOException {
        Set<String> groups = new TreeSet<>();
        found(ACTION, SERVICES).forEach(action -> groups.add(action.substring(0, action.indexOf('.')).replaceFirst("s$", "")));
        assertThat(AuditLogView.GROUPS).containsAll(groups);
    }

    private static Set<String> wordless(String beginning, Set<String> codes) {
        Set<String> missing = new TreeSet<>();
        for (Language language : Language.values()) {
            codes.stream().filter(code -> Texts.find(language, beginning + code) == null).forEach(code -> missing.add(beginning + code + " " + language));
        }
        return missing;
    }

    private static Set<String> found(Pattern pattern, Path folder) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                while (matcher.find()) {
                    found.add(matcher.group(1));
                }
            }
        }
        return found;
    }
}
