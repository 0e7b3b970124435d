package legal.leadflow.setup;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * The file that tells the administrator's programs where the parts of an installation are; {@code config/installation.properties} explains each
 * line. Secrets stand in files of their own.
 */
public final class InstallationFile {
    private final Properties lines;

    /** @param lines as in the file */
    public InstallationFile(Properties lines) {
        this.lines = lines;
    }

    /** @throws IOException when it cannot be read */
    public static InstallationFile read(Path file) throws IOException {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        }
        return new InstallationFile(lines);
    }

    /** The line of that name; empty when it is missing or blank. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(lines.getProperty(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The line of that name as a path. */
    public Optional<Path> path(String name) {
        return text(name).map(Path::of);
    }

    /** @throws IOException when the line is missing */
    public String needed(String name) throws IOException {
        return text(name).orElseThrow(() -> new IOException("the installation's file has no line " + name));
    }

    /**
     * The secret in the file that line {@code name} names.
     *
     * @throws IOException when there is no such line or file
     */
    public String secret(String name) throws IOException {
        return Files.readString(Path.of(needed(name))).strip();
    }

    /**
     * The variables that the application's server starts with: the file of line {@code server.environment}, as systemd reads it.
     *
     * @throws IOException when there is no such line or file
     */
    public Map<String, String> environment() throws IOException {
        Map<String, String> variables = new HashMap<>();
        for (String line : Files.readAllLines(Path.of(needed("server.environment")))) {
            int equals = line.indexOf('=');
            if (equals > 0 && !line.startsWith("#") && !line.startsWith(";")) {
                variables.put(line.substring(0, equals).strip(), line.substring(equals + 1).strip().replaceAll("^\"(.*)\"$", "$1"));
            }
        }
        return variables;
    }
}
