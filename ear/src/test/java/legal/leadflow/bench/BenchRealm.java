package legal.leadflow.bench;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What the benchmark lays over the demo's realm: its firms' people, and the address of the second server. */
final class BenchRealm {
    private BenchRealm() {
    }

    static Path write(Path file, List<BenchFirm> firms, String secondServer) throws IOException {
        JsonArrayBuilder organizations = Json.createArrayBuilder();
        JsonArrayBuilder users = Json.createArrayBuilder();
        for (BenchFirm firm : firms) {
            organizations.add(Json.createObjectBuilder().add("id", firm.id().toString()).add("name", "Bench " + firm.number()).add("alias", firm.alias()).add("enabled", true)
                    .add("domains", Json.createArrayBuilder().add(Json.createObjectBuilder().add("name", firm.alias() + ".example").add("verified", true)))
                    .add("members", Json.createArrayBuilder(Stream.of(firm.personName(), firm.auditorName())
                            .map(name -> Json.createObjectBuilder().add("username", name).add("membershipType", "UNMANAGED").build()).toList())));
            users.add(user(firm, firm.person(), firm.personName(), "intake")).add(user(firm, firm.auditor(), firm.auditorName(), "compliance"));
        }
        JsonObjectBuilder web = Json.createObjectBuilder().add("clientId", "leadflow-web")
                .add("redirectUris", Json.createArrayBuilder(List.of("${LEADFLOW_URL}/back/", secondServer + "/back/")));
        return Files.writeString(file, Json.createObjectBuilder().add("clients", Json.createArrayBuilder().add(web)).add("organizations", organizations)
                .add("users", users).build().toString());
    }

    private static JsonObjectBuilder user(BenchFirm firm, UUID id, String name, String role) {
        return Json.createObjectBuilder().add("id", id.toString()).add("username", name).add("enabled", true).add("emailVerified", true)
                .add("firstName", "Bench").add("lastName", name).add("email", name + "@" + firm.alias() + ".example")
                .add("credentials", Json.createArrayBuilder().add(Json.createObjectBuilder().add("type", "password").add("value", BenchFirm.PASSWORD)))
                .add("realmRoles", Json.createArrayBuilder(List.of(role, "demo-person", "default-roles-leadflow")));
    }
}
