package legal.leadflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import legal.leadflow.stack.RunningStack;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What is not for somebody, and what goes wrong. */
@Order(80)
class RefusedIT {
    private static final Map<String, Set<String>> PAGES = Map.ofEntries(
            Map.entry("/calls/log", Set.of("renata", "marcus", "priya", "eleanor")),
            Map.entry("/calls/new", Set.of("renata", "marcus", "priya", "eleanor")),
            Map.entry("/leads/list", Set.of("renata", "marcus", "priya", "eleanor")),
            Map.entry("/leads/batch", Set.of("marcus", "priya", "eleanor")),
            Map.entry("/inquiries/list", Set.of("renata", "marcus", "priya", "eleanor")),
            Map.entry("/inquiries/new", Set.of("renata", "marcus", "priya", "eleanor")),
            Map.entry("/campaigns/list", Set.of("eleanor", "mona")),
            Map.entry("/imports/list", Set.of("marcus", "eleanor")),
            Map.entry("/audit/log", Set.of("carla", "felix")),
            Map.entry("/keys/list", Set.of("paula")));
    private static final List<String> PEOPLE = List.of("renata", "marcus", "priya", "eleanor", "mona", "victor", "carla", "felix", "paula");

    @Test
    void everyPageAnswersTheRolesItIsMeantForAndRefusesAllOthers() throws IOException {
        RunningStack stack = RunningStack.get();
        Map<String, Integer> told = new TreeMap<>();
        Map<String, Integer> meant = new TreeMap<>();
        for (String person : PEOPLE) {
            for (Map.Entry<String, Set<String>> page : PAGES.entrySet()) {
                HttpResponse<String> answer = stack.https().send(stack.as(person, page.getKey()).header("Accept", "text/html"));
                told.put(person + " " + page.getKey(), answer.statusCode());
                meant.put(person + " " + page.getKey(), page.getValue().contains(person) ? 200 : 403);
            }
        }
        assertThat(told).isEqualTo(meant);
    }

    @Test
    void aRefusalIsA403PageAndAnEntryInTheAuditTrail() {
        try (Person renata = Person.named("renata"); Person carla = Person.named("carla")) {
            Response answer = renata.open("/audit/log");
            assertThat(answer.status()).isEqualTo(403);
            assertThat(renata.see("h1")).isVisible();
            Axe.finds0(renata.page(), "403");
            carla.open("/audit/log?outcome=REFUSED");
            assertThat(carla.see("#entries tr[data-action='audit.listed'][data-outcome=REFUSED]", "Renata Solis").first()).isVisible();
        }
    }

    /** Who was refused a lead stands in that lead's own trail. */
    @Test
    void aRefusalOfARecordNamesTheRecord() {
        try (Person marcus = Person.named("marcus"); Person mona = Person.named("mona"); Person carla = Person.named("carla")) {
            marcus.open("/leads/list");
            String lead = marcus.see("#leads tbody th a").first().getAttribute("href").replaceFirst(".*id=", "");
            assertThat(mona.open("/leads/lead?id=" + lead).status()).isEqualTo(403);
            carla.open("/audit/log?outcome=REFUSED&lead=" + lead);
            assertThat(carla.see("#entries tr[data-action='lead.viewed'][data-outcome=REFUSED]").first()).containsText("L-");
        }
    }

    @Test
    void whatFailsUnexpectedlyHasAReferenceThatStandsInTheLog() throws SQLException, IOException {
        try (Person marcus = Person.named("marcus"); Connection other = RunningStack.get().superuser().getConnection(); Statement lock = other.createStatement()) {
            other.setAutoCommit(false);
            lock.execute("lock table lead in access exclusive mode"); // the application gives up after ten seconds
            Response answer = marcus.open("/leads/list");
            other.rollback();
            assertThat(answer.status()).isEqualTo(500);
            String reference = marcus.see("#reference").innerText().strip();
            assertThat(reference).isNotBlank();
            assertThat(marcus.page().content()).doesNotContain("Exception").doesNotContain("legal.leadflow").doesNotContain("lock timeout");
            Axe.finds0(marcus.page(), "error page");
            assertThat(Files.readString(RunningStack.get().folders().wildfly().resolve("log/server.log"))).contains(reference);
            assertThat(marcus.open("/leads/list").status()).isEqualTo(200);
        }
    }
}
