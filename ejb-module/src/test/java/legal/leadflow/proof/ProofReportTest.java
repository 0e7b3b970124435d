package legal.leadflow.proof;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProofReportTest {
    @TempDir Path folder;

    @Test
    void aGoalThatNobodyTriedStandsAsNotRun() throws IOException {
        ProofReport.main(new String[] {folder.toString(), folder.resolve("nothing").toString()});
        assertThat(row("S03").getString("outcome")).isEqualTo("not run");
        assertThat(row("S03").getInt("tried")).isZero();
        assertThat(Files.readString(folder.resolve("proof.html"))).contains("not run").doesNotContain(">held<");
    }

    @Test
    void partsAreSummedAndAViolationIsShown() throws IOException {
        left("S03", "a", 10, 10, 0);
        left("S03", "b", 5, 5, 1, "<b>token 7</b>");
        report();
        assertThat(row("S03").getInt("tried")).isEqualTo(15);
        assertThat(row("S03").getInt("found")).isEqualTo(1);
        assertThat(row("S03").getJsonNumber("seconds").doubleValue()).isEqualTo(3.0);
        assertThat(row("S03").getString("outcome")).isEqualTo("NOT HELD");
        assertThat(Files.readString(folder.resolve("proof.html"))).contains("&lt;b&gt;token 7");
    }

    @Test
    void whatWasNotTriedToTheEndIsNotHeld() throws IOException {
        left("S05", "pool", 10, 9, 0);
        report();
        assertThat(row("S05").getString("outcome")).isEqualTo("NOT HELD");
    }

    @Test
    void whatIsDoneOnPurposeMustBeCaughtEachTime() throws IOException {
        left("S06", "catalogue", 300, 300, 299);
        left("S41", "tamperings", 10_000, 10_000, 10_000);
        report();
        assertThat(row("S06").getString("outcome")).isEqualTo("NOT HELD");
        assertThat(row("S41").getString("outcome")).isEqualTo("held");
    }

    @Test
    void aSmallerRunSaysSo() throws IOException {
        left("S05", "pool", 10, 10, 0);
        report();
        assertThat(row("S05").getString("outcome")).isEqualTo("held, below full size");
    }

    private void left(String goal, String part, int wanted, int tried, int found, String... findings) throws IOException {
        Files.createDirectories(folder.resolve("left"));
        Files.writeString(folder.resolve("left/" + goal + "-" + part + ".json"), Json.createObjectBuilder().add("id", goal).add("part", part).add("wanted", wanted).add("tried", tried)
                .add("found", found).add("seconds", 1.5).add("seed", "1").add("ended", "now").add("findings", Json.createArrayBuilder(List.of(findings))).build().toString());
    }

    private void report() throws IOException {
        ProofReport.main(new String[] {folder.toString(), folder.resolve("left").toString()});
    }

    private JsonObject row(String goal) throws IOException {
        try (JsonReader reader = Json.createReader(new StringReader(Files.readString(folder.resolve("proof.json"))))) {
            return reader.readArray().stream().map(JsonValue::asJsonObject).filter(row -> row.getString("id").equals(goal)).findFirst().orElseThrow();
        }
    }
}
