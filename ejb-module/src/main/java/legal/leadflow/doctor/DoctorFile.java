package legal.leadflow.doctor;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** The file that tells the doctor where the parts of an installation are; {@code config/doctor.properties} explains each line. Secrets stand in files of their own. */
public final class DoctorFile {
    private final Properties lines;

    /** @param lines as in the file */
    public DoctorFile(Properties lines) {
        this.lines = lines;
    }

    /** @throws IOException when it cannot be read */
    static DoctorFile read(Path file) throws IOException {
        Properties lines = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            lines.load(reader);
        }
        return new DoctorFile(lines);
    }

    /** The line of that name; empty when it is missing or blank. */
    Optional<String> text(String name) {
        return Optional.ofNullable(lines.getProperty(name)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** The line of that name as a path. */
    Optional<Path> path(String name) {
        return text(name).map(Path::of);
    }

    /** @throws IOException when the line is missing */
    String needed(String name) throws IOException {
        return text(name).orElseThrow(() -> new IOException("the doctor's file has no line " + name));
    }

    /**
     * The secret in the file that line {@code name} names.
     *
     * @throws IOException when there is no such line or file
     */
    String secret(String name) throws IOException {
        return Files.readString(Path.of(needed(name))).strip();
    }
}
