package legal.leadflow.web.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sign-in server whose clock, certificate or realm is wrong; the real one is asked by {@code HealthIT}. */
class SignInServerTest {
    private static final String PASSWORD = "for-this-test";
    private static final Duration PATIENT = Duration.ofSeconds(60);
    @TempDir
    private static Path folder;
    private ServerSocket server;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile Duration clockOff = Duration.ZERO;
    private volatile String issuer;

    @BeforeAll
    static void certificate() throws IOException, InterruptedException {
        Process made = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/keytool").toString(), "-genkeypair", "-alias", "server", "-keyalg", "EC",
                "-dname", "CN=127.0.0.1", "-ext", "san=ip:127.0.0.1", "-storetype", "PKCS12", "-storepass", PASSWORD, "-keystore", folder.resolve("server.p12").toString())
                .redirectErrorStream(true).redirectOutput(folder.resolve("keytool.log").toFile()).start();
        assertThat(made.waitFor()).isZero();
    }

    @BeforeEach
    void start() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(folder.resolve("server.p12").toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
        context.init(keys.getKeyManagers(), null, null);
        server = context.getServerSocketFactory().createServerSocket(0, 10, InetAddress.getByName("127.0.0.1"));
        issuer = url();
        Thread answers = new Thread(this::serve);
        answers.setDaemon(true);
        answers.start();
    }

    @AfterEach
    void end() throws IOException {
        server.close();
    }

    @Test
    void oneThatAnswersAsItShouldHasNoFaultAndHearsOfManyQuestionsOnce() {
        SignInServer server = trusting();
        for (int i = 0; i < 50; i++) {
            assertThat(server.ask().fault()).isNull();
        }
        assertThat(asked).hasValue(1);
    }

    @Test
    void aClockThatIsOffIsToldEitherWay() {
        for (int seconds : new int[] {-60, 60}) {
            clockOff = Duration.ofSeconds(seconds);
            SignInServer.Answer told = trusting().ask();
            assertThat(told.fault()).isEqualTo("clock-skew");
            assertThat(told.skew()).isBetween(Duration.ofSeconds(55), Duration.ofSeconds(61));
        }
    }

    @Test
    void aRealmOfAnotherAddressIsNotOurs() {
        issuer = "https://elsewhere.invalid/realms/leadflow";
        assertThat(trusting().ask().fault()).isEqualTo("wrong-answer");
    }

    @Test
    void aCertificateOfAnotherAuthorityIsNotTrusted() {
        Path others = Path.of(System.getProperty("java.home"), "lib/security/cacerts");
        SignInServer strict = new SignInServer(Map.of("OIDC_PROVIDER_URL", url(), "LEADFLOW_TRUSTSTORE", others.toString(), "LEADFLOW_TRUSTSTORE_PASSWORD", "changeit"), PATIENT);
        assertThat(strict.ask().fault()).isEqualTo("not-trusted");
    }

    @Test
    void nobodyThereAndNothingSetAreTold() throws IOException {
        SignInServer gone = trusting();
        server.close();
        assertThat(gone.ask().fault()).isEqualTo("no-answer");
        assertThat(new SignInServer(Map.of(), PATIENT).ask().fault()).isEqualTo("not-configured");
    }

    private String url() {
        return "https://127.0.0.1:" + server.getLocalPort() + "/realms/leadflow";
    }

    private SignInServer trusting() {
        return new SignInServer(Map.of("OIDC_PROVIDER_URL", url(), "LEADFLOW_TRUSTSTORE", folder.resolve("server.p12").toString(), "LEADFLOW_TRUSTSTORE_PASSWORD", PASSWORD), PATIENT);
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket one = server.accept()) {
                one.getInputStream().read(new byte[8192]);
                asked.incrementAndGet();
                String body = "{\"issuer\":\"" + issuer + "\"}";
                one.getOutputStream().write(("HTTP/1.1 200 OK\r\nDate: " + date() + "\r\nContent-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body)
                        .getBytes(StandardCharsets.US_ASCII));
                one.getOutputStream().flush();
            } catch (IOException e) {
                continue; // a client that did not trust us, or the end
            }
        }
    }

    private String date() {
        return DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC).plus(clockOff));
    }
}
