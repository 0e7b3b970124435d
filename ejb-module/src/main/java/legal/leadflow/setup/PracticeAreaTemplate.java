package legal.leadflow.setup;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A practice area that a new firm begins with; read from {@code practice-areas.txt}, which says its form. */
record PracticeAreaTemplate(Name name, List<Name> caseTypes) {

    record Name(String english, String spanish) {
        private static Name parse(String text) {
            String[] parts = text.trim().split("\\s*/\\s*");
            return new Name(parts[0], parts[1]);
        }
    }

    static List<PracticeAreaTemplate> usual() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(PracticeAreaTemplate.class.getResourceAsStream("practice-areas.txt")), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).map(PracticeAreaTemplate::parse).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static PracticeAreaTemplate parse(String line) {
        String[] parts = line.split(":");
        return new PracticeAreaTemplate(Name.parse(parts[0]), Arrays.stream(parts[1].split(",")).map(Name::parse).toList());
    }
}
