package legal.leadflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.util.List;

/** What the interface answered. */
record Answer(HttpResponse<String> response) {
    int status() {
        return response.statusCode();
    }

    /** The first header of that name; null without one. */
    String header(String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    String body() {
        return response.body();
    }

    JsonObject json() {
        try (JsonReader reader = Json.createReader(new StringReader(response.body()))) {
            return reader.readObject();
        }
    }

    String text(String name) {
        return json().getString(name, null);
    }

    List<JsonObject> items() {
        return json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    /** That it is this problem. @return itself, for more to be asked */
    Answer isProblem(int status, String code) {
        assertThat(status()).as(body()).isEqualTo(status);
        assertThat(header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(text("type")).isEqualTo("/api/v1/openapi.json#/x-problems/" + code);
        assertThat(json().getInt("status")).isEqualTo(status);
        assertThat(text("title")).isNotBlank();
        assertThat(text("detail")).isNotBlank();
        assertThat(text("instance")).matches("urn:uuid:[0-9a-f-]{36}");
        return this;
    }

    /** The places that a problem names, {@code body /givenName}, with the key of each sentence. */
    List<String> faults() {
        return json().getJsonArray("errors").getValuesAs(JsonObject.class).stream()
                .map(fault -> fault.getString("in") + " " + fault.getString("field") + " " + fault.getString("key")).toList();
    }

    /** All but what is random in every answer. */
    String plain() {
        return status() + " " + header("Content-Type") + " " + body().replaceAll("urn:uuid:[0-9a-f-]{36}", "INSTANCE");
    }

    Answer is(int status) {
        assertThat(status()).as(body()).isEqualTo(status);
        return this;
    }
}
