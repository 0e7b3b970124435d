package legal.leadflow.doctor;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import legal.leadflow.setup.InstallationFile;

/** Keycloak's realm, asked through a client that may read settings and nothing else. */
final class IdentityCheckup implements Checkup {
    private static final Duration LONG = Duration.ofSeconds(30);
    /** Keycloak's own client for scripts; its tokens are for Keycloak alone. */
    private static final Set<String> KEYCLOAKS = Set.of("admin-cli");
    private final InstallationFile file;

    IdentityCheckup(InstallationFile file) {
        this.file = file;
    }

    @Override
    public String part() {
        return "identity";
    }

    @Override
    public void look(Findings findings) throws IOException {
        HttpClient client = HttpClient.newBuilder().sslContext(TlsCheckup.trusting(Path.of(file.needed("authority")))).connectTimeout(LONG).build();
        URI realm = URI.create(file.needed("identity.realm"));
        URI admin = URI.create(realm.toString().replaceFirst("/realms/", "/admin/realms/"));
        String token = token(client, realm);
        String application = file.needed("application.url").replaceFirst("/+$", "");
        JsonObject settings = get(client, admin, token).asJsonObject();
        check(findings, RealmRules.REALM_ITSELF, settings);
        String flow = URLEncoder.encode(settings.getString("browserFlow"), StandardCharsets.UTF_8).replace("+", "%20");
        findings.check("identity.second-factor", RealmRules.asksASecondFactor(get(client, URI.create(admin + "/authentication/flows/" + flow + "/executions"), token).asJsonArray()),
                "people get in by a password alone, or by a way that nobody looked at", "bind the flow leadflow browser of config/keycloak/leadflow-realm.json, as it is there");
        JsonArray ours = get(client, URI.create(admin + "/clients?clientId=leadflow-web"), token).asJsonArray();
        findings.check("identity.client", !ours.isEmpty(), "the application has no client", "import config/keycloak/leadflow-realm.json");
        if (!ours.isEmpty()) {
            JsonObject web = ours.getJsonObject(0);
            check(findings, RealmRules.CLIENT, web);
            findings.check("identity.client-names", names(client, admin, token, web), "who signs out leaves name, mail or more in an address: the identity token stands in it",
                    "let no mapper of the client leadflow-web or of its scopes, optional ones too, add to the ID token: take scopes such as profile and email from it, and give it the mappers of config/keycloak/leadflow-realm.json");
            findings.check("identity.client-addresses", elsewhere(web, application), "codes can be sent to somebody else's address", "let the client leadflow-web redirect to the application's /back/ alone");
            new SignInPage(client, realm, application).look(findings);
        }
        List<String> byPassword = get(client, URI.create(admin + "/clients"), token).asJsonArray().getValuesAs(JsonObject.class).stream()
                .filter(one -> one.getBoolean("enabled", false) && one.getBoolean("directAccessGrantsEnabled", false)).map(one -> one.getString("clientId")).filter(id -> !KEYCLOAKS.contains(id)).toList();
        findings.check("identity.password-grants", byPassword, "a client gets tokens by name and password, past the second factor", "switch direct access grants off, or remove the client; the demo's are not for people's data");
    }

    /** Addresses to which the sign-in leads besides the application's own. */
    private static List<String> elsewhere(JsonObject web, String application) {
        return web.getJsonArray("redirectUris").getValuesAs(JsonString::getString).stream().filter(address -> !address.equals(application + "/back/")).toList();
    }

    /** Mappers that tell of the person in the identity token: the client's own, and those of each scope that it has or that an address may ask for. */
    private static List<String> names(HttpClient client, URI admin, String token, JsonObject web) throws IOException {
        List<String> names = new ArrayList<>(RealmRules.tellingOfAPerson(web.getJsonArray("protocolMappers")));
        for (String kind : List.of("default", "optional")) {
            for (JsonObject scope : get(client, URI.create(admin + "/clients/" + web.getString("id") + "/" + kind + "-client-scopes"), token).asJsonArray().getValuesAs(JsonObject.class)) {
                JsonArray mappers = get(client, URI.create(admin + "/client-scopes/" + scope.getString("id") + "/protocol-mappers/models"), token).asJsonArray();
                RealmRules.tellingOfAPerson(mappers).forEach(mapper -> names.add("scope " + scope.getString("name") + ", " + mapper));
            }
        }
        return names;
    }

    private static void check(Findings findings, List<RealmRule> rules, JsonObject settings) {
        rules.forEach(rule -> findings.check(rule.check(), rule.well().test(settings), rule.cause(), rule.remedy()));
    }

    private String token(HttpClient client, URI realm) throws IOException {
        String form = "grant_type=client_credentials&client_id=" + URLEncoder.encode(file.text("identity.client").orElse("leadflow-doctor"), StandardCharsets.UTF_8)
                + "&client_secret=" + URLEncoder.encode(file.secret("identity.secret.file"), StandardCharsets.UTF_8);
        return send(client, HttpRequest.newBuilder(URI.create(realm + "/protocol/openid-connect/token")).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))).asJsonObject().getString("access_token");
    }

    private static JsonStructure get(HttpClient client, URI address, String token) throws IOException {
        return send(client, HttpRequest.newBuilder(address).header("Authorization", "Bearer " + token));
    }

    private static JsonStructure send(HttpClient client, HttpRequest.Builder request) throws IOException {
        try {
            HttpResponse<String> answer = client.send(request.timeout(LONG).build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IOException("Keycloak answers " + answer.statusCode() + " to " + answer.uri().getPath() + ": has the doctor's client its secret and the roles view-realm and view-clients?");
            }
            try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
                return reader.read();
            }
        } catch (JsonException e) {
            throw new IOException("Keycloak's answer is not readable", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
