package legal.leadflow.bench;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

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
                .add("credentials", Json.createArrayBuilder().add(credential(name)))
                .add("realmRoles", Json.createArrayBuilder(List.of(role, "demo-person", "default-roles-leadflow")));
    }

    /** Hashed here, once and fast: Keycloak would take a tenth of a second for each password, and takes it when somebody signs in. */
    private static JsonObjectBuilder credential(String name) {
        byte[] salt = name.getBytes(StandardCharsets.UTF_8);
        Base64.Encoder base64 = Base64.getEncoder();
        try {
            byte[] hash = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(new PBEKeySpec(BenchFirm.PASSWORD.toCharArray(), salt, 1, 512)).getEncoded();
            return Json.createObjectBuilder().add("type", "password")
                    .add("secretData", Json.createObjectBuilder().add("value", base64.encodeToString(hash)).add("salt", base64.encodeToString(salt)).build().toString())
                    .add("credentialData", Json.createObjectBuilder().add("hashIterations", 1).add("algorithm", "pbkdf2-sha256").build().toString());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
