package legal.leadflow.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import legal.leadflow.doctor.Finding.State;
import legal.leadflow.setup.InstallationFile;
import legal.leadflow.stack.DoctorClient;
import legal.leadflow.stack.RunningStack;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The doctor at a running Keycloak and a running server ({@code -Pinstall}): each fault is seeded in a realm of the product's own code, or in what it is told to expect. */
@Tag("install")
class RunningServersIT {
    private static DoctorClient realm;
    private final RunningStack stack = RunningStack.get();
    private final Properties lines = new Properties();
    @TempDir
    Path folder;

    @BeforeAll
    static void makeRealm() throws IOException {
        realm = new DoctorClient();
    }

    @AfterAll
    static void removeRealm() throws IOException {
        realm.close();
    }

    @BeforeEach
    void tellTheDoctor() throws IOException {
        lines.setProperty("identity.realm", realm.address());
        lines.setProperty("identity.secret.file", Files.writeString(folder.resolve("secret"), realm.secret()).toString());
        lines.setProperty("application.url", stack.baseUrl());
        lines.setProperty("authority", stack.folders().tls().resolve("authority.pem").toString());
    }

    @AfterEach
    void restore() throws IOException {
        realm.restore();
    }

    @Test
    void theProductsRealmIsWell() throws IOException {
        assertThat(identity().all()).allMatch(finding -> finding.state() == State.WELL).hasSizeGreaterThan(12);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "{\"sslRequired\": \"external\"} ~ identity.tls",
        "{\"bruteForceProtected\": false} ~ identity.brute-force",
        "{\"failureFactor\": 30} ~ identity.brute-force",
        "{\"permanentLockout\": true} ~ identity.lock-out",
        "{\"passwordPolicy\": \"length(8) and passwordBlacklist(password-blocklist.txt)\"} ~ identity.passwords",
        "{\"passwordPolicy\": \"length(15)\"} ~ identity.passwords",
        "{\"eventsEnabled\": false} ~ identity.events",
        "{\"adminEventsEnabled\": false} ~ identity.events",
        "{\"revokeRefreshToken\": false} ~ identity.refresh",
        "{\"refreshTokenMaxReuse\": 1} ~ identity.refresh",
        "{\"ssoSessionIdleTimeout\": 36000} ~ identity.sessions",
        "{\"rememberMe\": true} ~ identity.sessions",
        "{\"registrationAllowed\": true} ~ identity.registration",
        "{\"browserFlow\": \"browser\"} ~ identity.second-factor",
        "{\"otpPolicyCodeReusable\": true} ~ identity.one-time-codes",
        "{\"organizationsEnabled\": false} ~ identity.organizations",
        "{\"browserSecurityHeaders\": {\"contentSecurityPolicy\": \"frame-src 'self'; frame-ancestors 'self'; object-src 'none';\"}} ~ identity.content-policy",
        "{\"loginTheme\": \"keycloak\"} ~ identity.pages",
        "{\"accountTheme\": \"\"} ~ identity.pages"})
    void aFaultOfTheRealmIsTold(String change, String check) throws IOException {
        realm.changeRealm(change);
        assertThat(identity().checks(State.FAULT)).containsExactly(check);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "{\"attributes\": {\"pkce.code.challenge.method\": \"\"}} ~ identity.client-pkce",
        "{\"implicitFlowEnabled\": true} ~ identity.client-flows",
        "{\"redirectUris\": [\"{here}/back/\", \"https://evil.example/back/\"]} ~ identity.client-addresses",
        "{\"redirectUris\": [\"{here}/back/\", \"{here}/*\"]} ~ identity.client-addresses",
        "{\"clientId\": \"renamed\"} ~ identity.client"})
    void aFaultOfTheClientIsTold(String change, String check) throws IOException {
        realm.changeClient(change.replace("{here}", stack.baseUrl()));
        assertThat(identity().checks(State.FAULT)).containsExactly(check);
    }

    /** A flow of the same name that asks for a password alone, or knows another way in. */
    @ParameterizedTest
    @CsvSource({"auth-otp-form, identity.second-factor", "leadflow second factor, identity.second-factor", "leadflow first factor, identity.second-factor",
        "auth-username-password-form, identity.second-factor identity.sign-in-page"}) // with nothing to ask for there is no page
    void aSignInWithoutASecondFactorIsTold(String step, String checks) throws IOException {
        String before = realm.require("leadflow browser", step, "DISABLED");
        try {
            assertThat(identity().checks(State.FAULT)).containsExactly(checks.split(" "));
        } finally {
            realm.require("leadflow browser", step, before);
        }
        assertThat(identity().checks(State.FAULT)).isEmpty();
    }

    /** Also where only whoever changes the address gets it, and by a kind of mapper that nobody here has heard of, which Keycloak's own have been before. */
    @ParameterizedTest
    @CsvSource({"default, profile", "default, email", "default, phone", "default, service_account", "optional, profile", "optional, address", "optional, microprofile-jwt"})
    void aScopeThatPutsThePersonIntoTheIdentityTokenIsTold(String kind, String scope) throws IOException {
        realm.addScope(kind, scope);
        try {
            Findings findings = identity();
            assertThat(findings.checks(State.FAULT)).containsExactly("identity.client-names");
            assertThat(findings.all()).anyMatch(finding -> finding.cause().contains("scope " + scope + ","));
        } finally {
            realm.removeScope(kind, scope);
        }
    }

    @Test
    void aScopeOfTheInstallationsOwnIsLookedInto() throws IOException {
        realm.makeScope("ours", "oidc-usermodel-attribute-mapper", "{\"user.attribute\": \"lastName\", \"claim.name\": \"x\", \"id.token.claim\": \"true\"}");
        realm.addScope("optional", "ours");
        assertThat(identity().checks(State.FAULT)).containsExactly("identity.client-names");
        realm.removeScope("optional", "ours");
        assertThat(identity().checks(State.FAULT)).isEmpty();
    }

    @Test
    void aKeycloakWithoutTheProductsProviderIsTold() throws IOException, GeneralSecurityException {
        assertThat(spoilt(headers -> headers.computeIfPresent("Set-cookie", (name, cookies) -> Stream.concat(cookies.stream(), Stream.of("KC_AUTH_SESSION_HASH=x;Version=1;Path=/realms/leadflow/;Secure")).toList())))
                .containsExactly("identity.sign-in-cookies");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Cross-origin-resource-policy", "Cross-origin-opener-policy", "Strict-transport-security", "X-content-type-options", "Referrer-policy", "Content-security-policy"})
    void aKeycloakWithoutTheProductsHeadersIsTold(String header) throws IOException, GeneralSecurityException {
        assertThat(spoilt(headers -> headers.remove(header))).containsExactly("identity.sign-in-headers");
    }

    @Test
    void anApplicationToWhichTheSignInLeadsNobodyBackIsTold() throws IOException {
        lines.setProperty("application.url", "https://elsewhere.example");
        assertThat(identity().checks(State.FAULT)).containsExactlyInAnyOrder("identity.client-addresses", "identity.sign-in-page");
    }

    @Test
    void aSlashAtTheAddressesEndIsNoFault() throws IOException {
        lines.setProperty("application.url", stack.baseUrl() + "/");
        assertThat(identity().checks(State.FAULT)).isEmpty();
    }

    /** Not a fault of the sign-in: nobody said where the application is. */
    @Test
    void withoutTheApplicationsAddressNothingIsSaidOfTheSignIn() throws IOException {
        lines.remove("application.url");
        Findings findings = new Doctor(new InstallationFile(lines)).look();
        assertThat(findings.checks(State.FAULT)).noneMatch(check -> check.startsWith("identity."));
        assertThat(findings.all()).anyMatch(finding -> finding.state() == State.NOT_REACHED && finding.check().equals("identity") && finding.cause().contains("application.url"));
    }

    private List<String> spoilt(Consumer<Map<String, List<String>>> spoil) throws IOException, GeneralSecurityException {
        try (SpoiltAnswers keycloak = new SpoiltAnswers(spoil)) {
            lines.setProperty("identity.realm", keycloak.at(realm.address()));
            return identity().checks(State.FAULT);
        }
    }

    @Test
    void aClientThatGetsTokensByPasswordIsTold() throws IOException {
        realm.addClient("scripts");
        Findings findings = identity();
        realm.removeClient("scripts");
        assertThat(findings.all()).anyMatch(finding -> finding.state() == State.FAULT && finding.check().equals("identity.password-grants") && finding.cause().contains("scripts"));
    }

    @Test
    void aWrongSecretIsNoFaultAndNotWellAndNotTold() throws IOException {
        Files.writeString(folder.resolve("secret"), "a-wrong-secret");
        Findings findings = new Doctor(new InstallationFile(lines)).look();
        assertThat(findings.checks(State.NOT_REACHED)).contains("identity");
        assertThat(findings.all()).noneMatch(finding -> finding.cause().contains("a-wrong-secret"));
    }

    @Test
    void bothServersSpeakTls13AloneWithTheAuthoritysCertificate() throws IOException {
        assertThat(tls(Clock.systemUTC()).all()).allMatch(finding -> finding.state() == State.WELL).hasSize(6);
    }

    @Test
    void aCertificateThatEndsSoonIsTold() throws IOException {
        assertThat(tls(Clock.offset(Clock.systemUTC(), Duration.ofDays(350))).checks(State.FAULT)).containsExactly("tls.application-expiry", "tls.sign-in-expiry");
    }

    @Test
    void aCertificateForAnotherNameIsTold() throws IOException {
        lines.setProperty("application.url", stack.baseUrl().replace("localhost", "127.0.0.2"));
        assertThat(tls(Clock.systemUTC()).all()).anyMatch(finding -> finding.state() != State.WELL && finding.check().startsWith("tls.application"));
    }

    @Test
    void aCertificateOfAnotherAuthorityIsTold() throws IOException {
        lines.setProperty("authority", stack.folders().tls().resolve("keycloak.pem").toString());
        assertThat(tls(Clock.systemUTC()).checks(State.FAULT)).contains("tls.application-certificate");
    }

    @Test
    void aServerThatStillSpeaksTls12IsTold() throws IOException, GeneralSecurityException {
        char[] password = stack.trustStorePassword().toCharArray();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(stack.folders().tls().resolve("wildfly.p12").toFile(), password), password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        try (ServerSocket server = context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread old = new Thread(() -> serve(server));
            old.start();
            lines.setProperty("application.url", "https://localhost:" + server.getLocalPort());
            assertThat(tls(Clock.systemUTC()).checks(State.FAULT)).containsExactly("tls.application-old");
        }
    }

    private static void serve(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                client.getInputStream().read();
            } catch (IOException e) {
                // the next one; or the end
            }
        }
    }

    private Findings identity() throws IOException {
        Findings findings = new Findings();
        new IdentityCheckup(new InstallationFile(lines)).look(findings);
        return findings;
    }

    private Findings tls(Clock clock) throws IOException {
        Findings findings = new Findings();
        new TlsCheckup(new InstallationFile(lines), clock).look(findings);
        return findings;
    }
}
