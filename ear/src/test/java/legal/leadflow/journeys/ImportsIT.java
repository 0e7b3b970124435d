package legal.leadflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import legal.leadflow.stack.RunningStack;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A firm's real call-tracking export comes in, and goes out again. */
@Order(90)
class ImportsIT {
    @Test
    void theSampleIsImportedAsItsTruthSaysThenNothingComesTwiceAndAllOfItCanBeUndone() throws IOException, SQLException {
        try (Person ben = Person.named("ben")) {
            long before = calls();
            Import first = Import.of(ben, CallFile.sample());
            Axe.finds0(ben.page(), "import, columns");
            first.check();
            Axe.finds0(ben.page(), "import, checked");
            assertThat(first.figure("dry-created")).isEqualTo(3_001);
            assertThat(calls()).as("a dry run writes no call").isEqualTo(before);
            first.start().until("DONE");
            Axe.finds0(ben.page(), "import, done");
            assertThat(first.figure("real-created")).isEqualTo(3_001);
            assertThat(first.figure("real-updated")).isEqualTo(30);
            assertThat(first.figure("real-rejected")).isEqualTo(4);
            assertThat(first.figure("real-warned")).isEqualTo(1);
            assertThat(calls()).isEqualTo(before + 3_001);
            rejected(ben);

            Import again = Import.of(ben, CallFile.sample()).check().start().until("DONE");
            assertThat(again.figure("real-created")).isZero();
            assertThat(again.figure("real-updated")).isZero();
            assertThat(calls()).as("no row twice").isEqualTo(before + 3_001);

            ben.open(first.address());
            ben.see("#undo").click();
            assertThat(ben.see("#undo-question")).containsText("3,001");
            Axe.finds0(ben.page(), "import, undo?");
            ben.see("#undo-confirm").click();
            first.until("UNDONE");
            assertThat(calls()).isEqualTo(before);
        }
    }

    @Test
    void aCancelledImportStopsAndGoesOnWithoutARowTwice() throws SQLException {
        try (Person marcus = Person.named("marcus")) {
            String mark = Unique.name("CAN");
            Import run = Import.of(marcus, CallFile.made(mark, 8_000)).check().start();
            marcus.see("#cancel").click();
            run.until("CANCELLED");
            long stopped = calls(mark);
            assertThat(stopped).isLessThan(8_000);
            run.start().until("DONE");
            assertThat(calls(mark)).isEqualTo(8_000);
        }
    }

    @Test
    void aLeadThatAnUndoLeftIsOneClickAway() {
        try (Person marcus = Person.named("marcus")) {
            String number = Unique.phone();
            Import run = Import.of(marcus, CallFile.of(Unique.name("LFT"), number, Unique.phone()));
            marcus.see("#leadRule input[value=EVERY]").check();
            run.check().start().until("DONE");
            assertThat(run.figure("real-leads")).isEqualTo(2);
            marcus.open("/leads/list");
            marcus.see("[id='find:text']").fill(number);
            marcus.see("[id='find:go']").click();
            marcus.see("#leads tbody th a").click();
            marcus.see("[id='composer:note']").fill("Somebody works on it already");
            marcus.see("[id='composer:add']").click();
            assertThat(marcus.see("#timeline", "Somebody works on it already")).isVisible();
            String lead = marcus.at();
            marcus.open(run.address());
            marcus.see("#undo").click();
            marcus.see("#undo-confirm").click();
            run.until("UNDONE");
            assertThat(marcus.see("#left")).containsText("One lead");
            assertThat(marcus.see("#left a")).hasCount(1);
            assertThat(marcus.see("#left a")).hasAttribute("href", lead);
            assertThat(marcus.see("#left a")).hasText(Pattern.compile("L-\\d+"));
            Axe.finds0(marcus.page(), "import, what an undo left");
            marcus.see("#left a").click();
            assertThat(marcus.see("#timeline", "Somebody works on it already")).isVisible();
        }
    }

    @Test
    void aFileThatIsNoExportIsRefusedInASentence() throws IOException {
        try (Person marcus = Person.named("marcus")) {
            Path picture = Files.createTempFile("picture", ".csv");
            Files.write(picture, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R', 0, 0});
            marcus.open("/imports/list");
            marcus.see("#file").setInputFiles(picture);
            marcus.see("#upload").click();
            assertThat(marcus.see("#file-error")).isVisible();
            assertThat(marcus.see("#file-error")).not().isEmpty();
            Axe.finds0(marcus.page(), "imports, a refused file");
            Files.delete(picture);
        }
    }

    private static void rejected(Person person) throws IOException {
        assertThat(person.see("#rejected")).containsText("CAL-bad-time");
        Download file = person.page().waitForDownload(() -> person.see("#rejected-csv").click());
        String text = Files.readString(file.path(), StandardCharsets.UTF_8);
        assertThat(text).contains("CAL-bad-time").contains("CAL-bad-duration").contains("CAL-short-row");
    }

    private static long calls() throws SQLException {
        return ask("select count(*) from call where firm_id = 'be7a0000-0000-4000-8000-000000000002'");
    }

    /** How many calls of a made file there are, none of them twice: the provider's id is unique in a firm. */
    static long calls(String mark) throws SQLException {
        return ask("select count(*) from call where provider_call_id like '" + mark + "%'");
    }

    private static long ask(String sql) throws SQLException {
        try (Connection connection = RunningStack.get().superuser().getConnection(); Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
