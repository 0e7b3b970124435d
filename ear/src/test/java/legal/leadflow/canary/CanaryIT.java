package legal.leadflow.canary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import legal.leadflow.journeys.CanaryJourney;
import legal.leadflow.journeys.Unique;
import legal.leadflow.stack.Folders;
import legal.leadflow.stack.RunningStack;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * People with names, numbers and notes like no other are entered through the pages; then PostgreSQL's data with its WAL, and all
 * logs and data of WildFly and Keycloak are searched for them. Meanwhile the log tells as much as it can, as JSON. Control canaries, planted in the open, have to be found.
 */
@Order(900)
class CanaryIT {
    @Test
    void nothingPersonalStandsOnTheDiskInTheOpen() throws SQLException, IOException {
        List<String> words;
        try (TalkativeLog log = new TalkativeLog()) {
            words = CanaryJourney.enter();
            log.assertEachLineIsJson();
        }
        String control = Unique.name("Control");
        Path planted = RunningStack.get().folders().wildfly().resolve("log/control.log");
        Files.writeString(planted, "seen: " + control);
        plant(control);
        Canaries canaries = new Canaries();
        words.forEach(canaries::add);
        Canaries controls = new Canaries();
        controls.add(control);
        Folders folders = RunningStack.get().folders();
        List<String> found = new ArrayList<>();
        for (Path place : List.of(folders.database(), folders.wildfly(), folders.logs(), folders.keycloak().resolve("data"))) {
            found.addAll(canaries.in(place));
        }
        assertThat(words).hasSizeGreaterThan(8);
        assertThat(found).isEmpty();
        assertThat(controls.in(folders.database().resolve("base"))).as("the control in the tables").isNotEmpty();
        assertThat(controls.in(folders.database().resolve("pg_wal"))).as("the control in the WAL").isNotEmpty();
        assertThat(controls.in(folders.wildfly())).as("the control in a log").isNotEmpty();
        Files.delete(planted);
        forget();
    }

    /** A word in the open, and everything on the disk. */
    private static void plant(String word) throws SQLException {
        sql("create table public.control_canary (word text)", "insert into public.control_canary values ('" + word + "')", "checkpoint");
    }

    private static void forget() throws SQLException {
        sql("drop table public.control_canary");
    }

    private static void sql(String... statements) throws SQLException {
        try (Connection connection = RunningStack.get().superuser().getConnection(); Statement statement = connection.createStatement()) {
            for (String one : statements) {
                statement.execute(one);
            }
        }
    }
}
