package legal.leadflow.stack;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A realm of a test's own, as the product's code has it, with the doctor's client that {@code docs/install.md} makes. */
public final class DoctorClient implements AutoCloseable {
    private final RunningStack stack = RunningStack.get();
    private final String realm = "doctor-" + UUID.randomUUID();
    private final String secret = UUID.randomUUID().toString();
    private final JsonObject settings;
    private final JsonObject web;

    /** Makes the realm. */
    public DoctorClient() throws IOException {
        Path product = stack.folders().config().resolve("keycloak/leadflow-realm.json");
        JsonObject code = Realm.read(Map.of("LEADFLOW_URL", stack.baseUrl(), "LEADFLOW_OIDC_SECRET", UUID.randomUUID().toString()), product, List.of());
        expect(201, "POST", "", Json.createObjectBuilder(code).add("realm", realm).build().toString());
        expect(201, "POST", "/" + realm + "/clients", Json.createObjectBuilder().add("clientId", "leadflow-doctor").add("publicClient", false).add("secret", secret)
                .add("serviceAccountsEnabled", true).add("standardFlowEnabled", false).add("directAccessGrantsEnabled", false).build().toString());
        String account = ask("/" + realm + "/clients/" + id("leadflow-doctor") + "/service-account-user").asJsonObject().getString("id");
        String management = id("realm-management");
        var roles = Json.createArrayBuilder();
        for (String role : List.of("view-realm", "view-clients")) {
            roles.add(ask("/" + realm + "/clients/" + management + "/roles/" + role).asJsonObject());
        }
        expect(204, "POST", "/" + realm + "/users/" + account + "/role-mappings/clients/" + management, roles.build().toString());
        settings = ask("/" + realm).asJsonObject();
        web = ask("/" + realm + "/clients?clientId=leadflow-web").asJsonArray().getJsonObject(0);
    }

    /** The realm's address. */
    public String address() {
        return stack.keycloakUrl() + "/realms/" + realm;
    }

    /** The client's secret. */
    public String secret() {
        return secret;
    }

    /** Changes settings of the realm; the others stay. Keycloak takes some only beside those of their kind. */
    public void changeRealm(String json) throws IOException {
        expect(204, "PUT", "/" + realm, changed(settings, json));
    }

    /** Changes settings of the client {@code leadflow-web}; the others stay. */
    public void changeClient(String json) throws IOException {
        expect(204, "PUT", "/" + realm + "/clients/" + web.getString("id"), changed(web, json));
    }

    /** Says how much the last step of that kind, or flow of that name, in a flow is asked for. @return how much it was before */
    public String require(String flow, String step, String requirement) throws IOException {
        String executions = "/" + realm + "/authentication/flows/" + flow.replace(" ", "%20") + "/executions";
        JsonObject found = ask(executions).asJsonArray().getValuesAs(JsonObject.class).stream()
                .filter(one -> step.equals(one.getString("providerId", "")) || step.equals(one.getString("displayName", ""))).reduce((one, last) -> last).orElseThrow();
        expect(204, "PUT", executions, Json.createObjectBuilder(found).add("requirement", requirement).build().toString());
        return found.getString("requirement");
    }

    private static String changed(JsonObject settings, String json) {
        var changed = Json.createObjectBuilder(settings);
        Json.createReader(new StringReader(json)).readObject().forEach(changed::add);
        return changed.build().toString();
    }

    /**
     * Gives the application's client a scope.
     *
     * @param kind {@code default}, or {@code optional}: for whoever asks for it
     */
    public void addScope(String kind, String name) throws IOException {
        expect(204, "PUT", scope(kind, name), "");
    }

    /** Takes that scope from it. */
    public void removeScope(String kind, String name) throws IOException {
        expect(204, "DELETE", scope(kind, name), null);
    }

    /** Makes a scope with one mapper. */
    public void makeScope(String name, String mapper, String config) throws IOException {
        expect(201, "POST", "/" + realm + "/client-scopes", "{\"name\": \"" + name + "\", \"protocol\": \"openid-connect\", \"protocolMappers\": [{\"name\": \"one\", \"protocol\": \"openid-connect\", \"protocolMapper\": \""
                + mapper + "\", \"config\": " + config + "}]}");
    }

    private String scope(String kind, String name) throws IOException {
        String id = ask("/" + realm + "/client-scopes").asJsonArray().getValuesAs(JsonObject.class).stream().filter(scope -> scope.getString("name").equals(name)).findFirst().orElseThrow().getString("id");
        return "/" + realm + "/clients/" + web.getString("id") + "/" + kind + "-client-scopes/" + id;
    }

    /** Adds a client whose tokens come by name and password. */
    public void addClient(String name) throws IOException {
        expect(201, "POST", "/" + realm + "/clients", Json.createObjectBuilder().add("clientId", name).add("publicClient", true).add("directAccessGrantsEnabled", true).build().toString());
    }

    /** Takes that client away. */
    public void removeClient(String name) throws IOException {
        expect(204, "DELETE", "/" + realm + "/clients/" + id(name), null);
    }

    /** Makes realm and client what they were. */
    public void restore() throws IOException {
        expect(204, "PUT", "/" + realm, settings.toString());
        changeClient("{}");
    }

    @Override
    public void close() throws IOException {
        expect(204, "DELETE", "/" + realm, null);
    }

    private String id(String client) throws IOException {
        JsonArray found = ask("/" + realm + "/clients?clientId=" + client).asJsonArray();
        return found.getJsonObject(0).getString("id");
    }

    private jakarta.json.JsonStructure ask(String path) throws IOException {
        return Json.createReader(new StringReader(stack.stack().keycloak().administer("GET", path, (String) null).body())).read();
    }

    private void expect(int status, String method, String path, String body) throws IOException {
        var answer = stack.stack().keycloak().administer(method, path, body);
        if (answer.statusCode() != status) {
            throw new StackFailure("Keycloak answers " + answer.statusCode() + " to " + method + " " + path + ": " + answer.body());
        }
    }
}
