package legal.leadflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The sign-in pages, which Keycloak serves, wear the same look and speak the same languages as ours. */
class ThemeFilesTest {
    private static final Path THEME = Pages.MODULE.resolveSibling("config").resolve("keycloak/themes/leadflow/login");
    private static final Path OURS = Pages.MODULE.resolve("src/main/webapp/resources/leadflow");

    @Test
    void signInWearsOurStyles() throws IOException {
        for (String file : List.of("css/tokens.css", "css/shell.css", "css/door.css", "img/mark.svg")) {
            assertThat(THEME.resolve("resources").resolve(file)).as("copy it again: " + file).hasSameTextualContentAs(OURS.resolve(file));
        }
    }

    @Test
    void signInSpeaksBothLanguages() throws IOException {
        Properties english = read("messages_en.properties");
        assertThat(read("messages_es.properties").stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    }

    /** The realm's policy runs none; and before the head's end tag Keycloak writes a script into answers to forms. */
    @Test
    void noPageHoldsAScriptOrAStyle() throws IOException {
        try (Stream<Path> files = Files.walk(THEME)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".ftl")).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern("(?i)<script(?![^>]*\\ssrc=)|\\son[a-z]+=|\\sstyle=|<style|</head>|javascript:");
            }
        }
    }

    @Test
    void thePolicyNamesTheDigestOfTheAccountPagesMap() throws IOException, NoSuchAlgorithmException {
        Matcher map = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL).matcher(Files.readString(THEME.resolveSibling("account").resolve("index.ftl")));
        assertThat(map.find()).isTrue();
        String digest = Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(map.group(1).getBytes(StandardCharsets.UTF_8)));
        assertThat(Files.readString(THEME.resolve("../../../leadflow-realm.json"))).contains("'sha256-" + digest + "'");
    }

    @Test
    void nothingComesFromAnotherHost() throws IOException {
        try (Stream<Path> files = Files.walk(THEME.getParent())) {
            for (Path file : files.filter(f -> f.toString().matches(".*\\.(ftl|css|js|properties)")).toList()) {
                assertThat(Files.readString(file)).as(file.toString()).doesNotContainPattern("(?i)(https?:)?//[a-z0-9-]+\\.[a-z]");
            }
        }
    }

    private static Properties read(String file) throws IOException {
        Properties messages = new Properties();
        try (var in = Files.newBufferedReader(THEME.resolve("messages").resolve(file))) {
            messages.load(in);
        }
        return messages;
    }
}
