package legal.leadflow.web.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import legal.leadflow.kernel.ClockSkew;
import legal.leadflow.web.Causes;

/**
 * Asks Keycloak for its discovery document as sign-in does: the same address, the same trusted certificates. An answer serves for five
 * seconds and one caller asks at a time, so that however often health is asked for, Keycloak hears of it once in five seconds.
 */
@ApplicationScoped
public class SignInServer {
    private static final Duration FRESH = Duration.ofSeconds(5);
    private final Map<String, String> environment;
    private final Duration longest;
    private Answer last;
    private Instant until = Instant.MIN;
    private HttpClient client;

    /** For CDI: the address and certificates that {@code oidc.json} names. */
    public SignInServer() {
        this(System.getenv(), Duration.ofSeconds(2));
    }

    /** For tests. */
    SignInServer(Map<String, String> environment, Duration longest) {
        this.environment = environment;
        this.longest = longest;
    }

    /**
     * What it answered.
     *
     * @param fault a code, or null
     * @param skew  the least by which its clock is off
     */
    record Answer(String fault, Duration skew) {
        Answer(String fault) {
            this(fault, Duration.ZERO);
        }
    }

    /** How it does; takes at most two seconds. */
    synchronized Answer ask() {
        if (last == null || Instant.now().isAfter(until)) {
            last = answer();
            until = Instant.now().plus(FRESH);
        }
        return last;
    }

    private Answer answer() {
        try {
            Instant asked = Instant.now();
            HttpResponse<String> told = client().send(HttpRequest.newBuilder(URI.create(provider() + "/.well-known/openid-configuration")).timeout(longest).build(),
                    HttpResponse.BodyHandlers.ofString());
            Duration skew = skew(asked, told);
            return isOurRealm(told) ? new Answer(ClockSkew.isTooMuch(skew) ? "clock-skew" : null, skew) : new Answer("wrong-answer");
        } catch (IOException e) {
            return new Answer(Causes.find(e, SSLException.class) == null ? "no-answer" : "not-trusted");
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            return new Answer("not-configured");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Answer("no-answer");
        }
    }

    /** The document names the very address that tokens are checked against. */
    private boolean isOurRealm(HttpResponse<String> told) {
        if (told.statusCode() != 200) {
            return false;
        }
        try (JsonReader reader = Json.createReader(new StringReader(told.body()))) {
            return provider().equals(reader.readObject().getString("issuer", null));
        } catch (JsonException | ClassCastException e) {
            return false;
        }
    }

    private static Duration skew(Instant asked, HttpResponse<String> told) {
        String date = told.headers().firstValue("Date").orElse("");
        try {
            Instant at = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
            return ClockSkew.least(asked, at, Duration.ofSeconds(1), Instant.now());
        } catch (DateTimeParseException e) {
            return Duration.ZERO; // it does not tell
        }
    }

    private String provider() {
        return environment.getOrDefault("OIDC_PROVIDER_URL", "").strip();
    }

    /** Made at the first question, so that what is not configured is told as a fault and not at deployment. */
    private HttpClient client() throws GeneralSecurityException {
        if (client == null) {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            client = HttpClient.newBuilder().sslContext(context).connectTimeout(longest).build();
        }
        return client;
    }

    private KeyStore trusted() throws GeneralSecurityException {
        try {
            return KeyStore.getInstance(Path.of(environment.getOrDefault("LEADFLOW_TRUSTSTORE", "")).toFile(),
                    environment.getOrDefault("LEADFLOW_TRUSTSTORE_PASSWORD", "").toCharArray());
        } catch (IOException e) {
            throw new GeneralSecurityException("the trusted certificates cannot be read", e);
        }
    }
}
