package legal.leadflow.stack;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Keycloak with the product's realm: who people are. */
final class Keycloak implements AutoCloseable {
    private static final String ADMINISTRATOR = "leadflow-setup";
    private final Folders folders;
    private final Ports ports;
    private final Secrets secrets;
    private final Certificates certificates;
    private final Https https;
    private Process process;

    Keycloak(Folders folders, Ports ports, Secrets secrets, Certificates certificates, Https https) {
        this.folders = folders;
        this.ports = ports;
        this.secrets = secrets;
        this.certificates = certificates;
        this.https = https;
    }

    /** Its address, without a slash at the end. */
    String url() {
        return "https://localhost:" + ports.keycloak();
    }

    /** The realm's address. */
    String realm() {
        return url() + "/realms/leadflow";
    }

    /** Its process. */
    Process process() {
        return process;
    }

    /** Starts it without waiting; {@link #await} waits. */
    void start() {
        build();
        process = Commands.start(command(), environment(), log());
    }

    /**
     * Waits until it answers, and brings in the realm if it does not know it yet.
     *
     * @param realm the whole realm
     */
    void await(JsonObject realm) {
        boolean answers = Waiting.until(() -> {
            if (!process.isAlive()) {
                throw new StackFailure("Keycloak ended while it started; what it said is in " + log());
            }
            return https.status(url() + "/realms/master/.well-known/openid-configuration") == 200;
        }, Duration.ofMinutes(10));
        if (!answers) {
            throw new StackFailure("Keycloak does not answer after ten minutes; what it said is in " + log());
        }
        if (https.status(realm() + "/.well-known/openid-configuration") != 200) {
            create(realm);
        }
    }

    @Override
    public void close() {
        Commands.stop(process);
    }

    /**
     * An access token by name and password.
     *
     * @return the token, as it goes into {@code Authorization: Bearer}
     */
    String token(String realm, String client, String name, String password) throws IOException {
        String form = Map.of("grant_type", "password", "client_id", client, "username", name, "password", password, "scope", "openid").entrySet()
                .stream().map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        HttpResponse<String> answer = https.send(HttpRequest.newBuilder(URI.create(url() + "/realms/" + realm + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)));
        if (answer.statusCode() != 200) {
            throw new StackFailure("Keycloak gave no token to " + client + ": " + answer.statusCode());
        }
        try (JsonReader reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject().getString("access_token");
        }
    }

    /**
     * Does something as Keycloak's administrator.
     *
     * @param path below {@code /admin/realms}
     * @param body or null
     */
    HttpResponse<String> administer(String method, String path, JsonObject body) throws IOException {
        return administer(method, path, body == null ? null : body.toString());
    }

    /**
     * Does something as Keycloak's administrator.
     *
     * @param path below {@code /admin/realms}
     * @param body JSON, or null
     */
    HttpResponse<String> administer(String method, String path, String body) throws IOException {
        String token = token("master", "admin-cli", ADMINISTRATOR, secrets.password("keycloak-admin"));
        return https.send(HttpRequest.newBuilder(URI.create(url() + "/admin/realms" + path)).header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json").method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body)));
    }

    private void create(JsonObject realm) {
        try {
            HttpResponse<String> answer = administer("POST", "", realm);
            if (answer.statusCode() != 201) {
                throw new StackFailure("Keycloak refuses the realm of config/keycloak: " + answer.statusCode() + " " + answer.body());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Keycloak's own build, which saves half a minute at each start, is done once per unpacked distribution and version of what we add to it. */
    private void build() {
        try {
            byte[] ours = Files.readAllBytes(folders.project().resolve("sign-in/target/leadflow-sign-in.jar"));
            Files.copy(folders.config().resolve("keycloak/quarkus.properties"), folders.keycloak().resolve("conf/quarkus.properties"), StandardCopyOption.REPLACE_EXISTING);
            Path added = folders.keycloak().resolve("providers/leadflow-sign-in.jar");
            Path built = folders.keycloak().resolve("leadflow-built-with-sign-in");
            if (Files.exists(built) && Files.exists(added) && Arrays.equals(ours, Files.readAllBytes(added))) {
                return;
            }
            Files.deleteIfExists(built);
            Files.write(added, ours);
            Commands.run(List.of(folders.keycloak().resolve("bin/kc.sh").toString(), "build", "--db=postgres", "--health-enabled=true",
                    "--metrics-enabled=true", "--features=user-event-metrics", "--event-metrics-user-enabled=true"),
                    Map.of("JAVA_OPTS_KC_HEAP", "-Xmx512m"), log());
            Files.createFile(built);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> command() {
        String keycloakConfig = folders.config().resolve("keycloak").toString();
        return List.of(folders.keycloak().resolve("bin/kc.sh").toString(), "start", "--optimized", "--cache=local",
                "--event-metrics-user-tags=realm", "--event-metrics-user-events=login,logout",
                "--hostname=" + url(), "--http-enabled=false", "--http-host=127.0.0.1", "--https-port=" + ports.keycloak(), "--https-protocols=TLSv1.3",
                "--https-certificate-file=" + certificates.certificate("keycloak"), "--https-certificate-key-file=" + certificates.key("keycloak"),
                "--http-management-port=" + ports.keycloakManagement(),
                "--db-url=jdbc:postgresql://localhost:" + ports.postgres() + "/keycloak?sslmode=verify-full&sslrootcert="
                        + URLEncoder.encode(certificates.authority().toString(), StandardCharsets.UTF_8),
                "--db-username=keycloak", "--db-pool-initial-size=1", "--db-pool-max-size=12",
                "--spi-theme--folder--dir=" + keycloakConfig + "/themes",
                "--spi-password-policy--password-blacklist--blacklists-path=" + keycloakConfig);
    }

    private Map<String, String> environment() {
        return Map.of("KC_DB_PASSWORD", secrets.password("keycloak"), "KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR,
                "KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.password("keycloak-admin"), "JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx400m",
                "JAVA_OPTS_APPEND", "-Xss512k -XX:TieredStopAtLevel=1");
    }

    private Path log() {
        return folders.logs().resolve("keycloak.log");
    }
}
