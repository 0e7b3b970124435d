package legal.leadflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import legal.leadflow.stack.RunningStack;
import legal.leadflow.stack.Waiting;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A person's values leave the trail on the trail's own page: not by one click, and the trail says afterwards that they did. */
@Order(52)
class TrailErasureIT {
    private static final double LONG_MILLIS = 240_000;
    private final RunningStack stack = RunningStack.get();

    @Test
    void whatWasErasedIsShownAsErasedAndNotAsEmpty() throws IOException {
        String party = changedParty();
        try (Person carla = Person.named("carla")) {
            carla.open("/audit/log?party=" + party);
            carla.see("#erase-fold summary").click();
            carla.see("#reason").fill("asked for it in writing");
            carla.see("#erase").click();
            assertThat(carla.see("#sure-error")).isVisible();
            assertThat(carla.see("#erased-count")).hasCount(0);
            carla.see("#sure").check();
            carla.see("#erase").click();
            assertThat(carla.see("#erased-count")).isVisible();
            carla.see("#erased-count a").click();
            assertThat(carla.see("#entries tr[data-action='audit.values-erased']")).hasCount(1);
            carla.see("#entries tr[data-action='party.changed'] th a").click();
            assertThat(carla.see("#changes")).containsText("Erased from the trail");
            assertThat(carla.see("#changes", "empty")).hasCount(0);
        }
    }

    /**
     * A transaction that goes on keeps the sealer from sealing what came after it began: the erasure is done, and no sealed entry tells it. So the
     * verification rests on the database's own word and says so; once the transaction has ended, a sealed entry tells it and nothing stays open.
     */
    @Test
    void aVerificationSaysThatNoSealedEntryTellsOfAnErasureYet() throws IOException, SQLException {
        String party = changedParty();
        try (Person carla = Person.named("carla")) {
            assertThat(sealed(party)).as("the person's entries are sealed").isTrue();
            carla.open("/audit/log?party=" + party);
            try (Connection under = stack.superuser().getConnection()) {
                under.setAutoCommit(false);
                ask(under, "select pg_current_xact_id()::text");
                carla.see("#erase-fold summary").click();
                carla.see("#reason").fill("asked for it in writing");
                carla.see("#sure").check();
                carla.see("#erase").click();
                assertThat(carla.see("#erased-count")).isVisible();
                verify(carla);
                assertThat(carla.see("#verify-open")).containsText("not told by a sealed entry of these days");
                Axe.finds0(carla.page(), "audit, an erasure that rests on the database's word");
                under.rollback();
            }
            assertThat(sealed(party)).as("the entry of the erasure is sealed").isTrue();
            verify(carla);
            assertThat(carla.see("#verify-open")).hasCount(0);
        }
    }

    /** Verifies all days; the whole trail may take a while. */
    private static void verify(Person carla) {
        carla.page().waitForResponse(answer -> "POST".equals(answer.request().method()), () -> carla.see("#verify").click());
        assertThat(carla.see("#verify-counts")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LONG_MILLIS));
    }

    private boolean sealed(String party) throws SQLException {
        try (Connection connection = stack.superuser().getConnection()) {
            return Waiting.until(() -> "0".equals(ask(connection, "select count(*) from audit_entry e where party_id = '" + party
                    + "' and not exists (select from audit_seal s where s.firm_id = e.firm_id and s.from_xid <= e.xid and s.to_xid > e.xid)")), Duration.ofSeconds(60));
        }
    }

    private static String ask(Connection connection, String sql) {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Somebody new whose family name was changed once. */
    private String changedParty() throws IOException {
        HttpResponse<String> made = send("POST", "/parties", "application/json", null, "{\"givenName\": \"Ada\", \"familyName\": \"" + Unique.name("Gone") + "\", \"speaks\": \"EN\", \"phones\": [\"" + Unique.phone() + "\"], \"emails\": []}");
        JsonObject party = Json.createReader(new StringReader(made.body())).readObject();
        String tag = send("GET", "/parties/" + party.getString("id"), "application/json", null, "").headers().firstValue("ETag").orElseThrow();
        send("PATCH", "/parties/" + party.getString("id"), "application/merge-patch+json", tag, "{\"familyName\": \"" + Unique.name("Gone") + "\"}");
        return party.getString("id");
    }

    private HttpResponse<String> send(String method, String path, String type, String tag, String body) throws IOException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stack.baseUrl() + "/api/v1" + path)).header("Authorization", "Bearer " + stack.token("marcus"))
                .header("Content-Type", type).header("Accept", "application/json").method(method, BodyPublishers.ofString(body));
        if (tag != null) {
            request.header("If-Match", tag);
        }
        HttpResponse<String> answer = stack.https().send(request);
        if (answer.statusCode() / 100 != 2) {
            throw new AssertionError(method + " " + path + ": " + answer.statusCode());
        }
        return answer;
    }
}
