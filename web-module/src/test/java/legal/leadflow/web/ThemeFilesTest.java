package legal.leadflow.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
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

    @Test
    void nothingComesFromAnotherHost() throws IOException {
        try (Stream<Path> files = Files.walk(THEME)) {
            for (Path file : files.filter(f -> f.toString().matches(".*\\.(ftl|css|properties)")).toList()) {
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
