package legal.leadflow.proof;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a {@link Proof} left behind. */
record Part(Goal goal, String name, long wanted, long tried, long found, double seconds, String seed, String ended, List<String> findings) {
    /** All that lie in a folder, in the order of their names; none when there is no such folder. */
    static List<Part> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".json")).sorted().map(Part::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Part read(Path file) {
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(file))) {
            JsonObject json = reader.readObject();
            return new Part(Goal.valueOf(json.getString("id")), json.getString("part"), json.getJsonNumber("wanted").longValue(), json.getJsonNumber("tried").longValue(),
                    json.getJsonNumber("found").longValue(), json.getJsonNumber("seconds").doubleValue(), json.getString("seed"), json.getString("ended"),
                    json.getJsonArray("findings").getValuesAs(JsonString::getString));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it was tried to the end and nothing came of it but what should. */
    boolean holds() {
        return tried >= wanted && goal.holds(tried, found);
    }
}
