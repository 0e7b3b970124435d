package legal.leadflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import legal.leadflow.stack.RunningStack;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** A person's values leave the trail on the trail's own page: not by one click, and the trail says afterwards that they did. */
@Order(52)
class TrailErasureIT {
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
