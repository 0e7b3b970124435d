package legal.leadflow.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The realm's rules on the realm's own code, without Keycloak; {@code RunningServersIT} asks a running one. */
class RealmRulesTest {
    private static final String HEADERS = "browserSecurityHeaders";
    private static final String POLICY = "contentSecurityPolicy";

    @Test
    void theProductsRealmIsWell() throws IOException {
        assertThat(faults(realm())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "default-src 'none' ~ default-src 'self'",
        "script-src 'self' ~ script-src 'self' 'unsafe-inline'",
        "script-src 'self' ~ script-src 'self' https:",
        "script-src 'self' ~ script-src-elem * ; script-src 'self'",
        "style-src 'self' ~ style-src 'self' 'unsafe-inline'",
        "form-action 'self' ~ form-action *",
        "frame-ancestors 'self' 'self' ~ frame-ancestors *",
        "form-action 'self' ~ form-action 'self' https://evil.example",
        "frame-ancestors 'self' 'self' ~ frame-ancestors 'self'",
        "connect-src 'self' ~ connect-src *",
        "script-src 'self' ~ script-src * 'unsafe-inline'; script-src 'self'",
        "script-src 'self' ~ Script-Src-Elem *; script-src 'self'",
        "base-uri 'none' ~ base-uri *"})
    void aPolicyThatAllowsMoreIsTold(String strict, String open) throws IOException {
        JsonObject headers = realm().getJsonObject(HEADERS);
        assertThat(headers.getString(POLICY)).contains(strict);
        String changed = headers.getString(POLICY).replace(strict, open);
        assertThat(faults(with(HEADERS, Json.createObjectBuilder(headers).add(POLICY, changed).build()))).containsExactly("identity.content-policy");
    }

    @Test
    void aRealmWithoutAPolicyIsTold() throws IOException {
        assertThat(faults(with(HEADERS, Json.createObjectBuilder().build()))).containsExactly("identity.content-policy");
        assertThat(faults(Json.createObjectBuilder(realm()).remove(HEADERS).build())).containsExactly("identity.content-policy");
    }

    @ParameterizedTest
    @CsvSource({"loginTheme", "accountTheme"})
    void pagesThatDoNotFitThePolicyAreTold(String theme) throws IOException {
        assertThat(faults(with(theme, Json.createValue("keycloak")))).containsExactly("identity.pages");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "oidc-full-name-mapper ~ {}",
        "oidc-full-name-mapper ~ {\"id.token.claim\": \"true\"}",
        "oidc-usermodel-property-mapper ~ {\"user.attribute\": \"email\", \"id.token.claim\": \"true\"}",
        "oidc-group-membership-mapper ~ {\"id.token.claim\": \"true\"}",
        "oidc-usersessionmodel-note-mapper ~ {\"user.session.note\": \"clientAddress\", \"id.token.claim\": \"true\"}",
        "a-kind-of-tomorrow ~ {\"id.token.claim\": \"true\"}"})
    void aMapperThatMayTellOfThePersonInTheIdentityTokenIsTold(String kind, String config) {
        assertThat(RealmRules.tellingOfAPerson(mapper(kind, config))).containsExactly("one");
        assertThat(RealmRules.tellingOfAPerson(mapper(kind, "{\"id.token.claim\": \"false\"}"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "oidc-sub-mapper ~ {}", "oidc-acr-mapper ~ {\"id.token.claim\": \"true\"}", "oidc-usersessionmodel-note-mapper ~ {\"user.session.note\": \"AUTH_TIME\", \"id.token.claim\": \"true\"}"})
    void whatTellsHowSomebodySignedInIsWell(String kind, String config) {
        assertThat(RealmRules.tellingOfAPerson(mapper(kind, config))).isEmpty();
    }

    @Test
    void theProductsClientTellsNobodysName() throws IOException {
        assertThat(RealmRules.tellingOfAPerson(realm().getJsonArray("clients").getJsonObject(0).getJsonArray("protocolMappers"))).isEmpty();
        assertThat(RealmRules.tellingOfAPerson(null)).isEmpty();
    }

    private static JsonArray mapper(String kind, String config) {
        try (JsonReader reader = Json.createReader(new StringReader("[{\"name\": \"one\", \"protocol\": \"openid-connect\", \"protocolMapper\": \"" + kind + "\", \"config\": " + config + "}]"))) {
            return reader.readArray();
        }
    }

    private static List<String> faults(JsonObject realm) {
        return RealmRules.REALM_ITSELF.stream().filter(rule -> !rule.well().test(realm)).map(RealmRule::check).toList();
    }

    private static JsonObject with(String name, jakarta.json.JsonValue value) throws IOException {
        return Json.createObjectBuilder(realm()).add(name, value).build();
    }

    private static JsonObject realm() throws IOException {
        String text = Files.readString(Path.of("").toAbsolutePath().resolveSibling("config/keycloak/leadflow-realm.json")).replace("${LEADFLOW_URL}", "https://intake.example");
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            return reader.readObject();
        }
    }
}
