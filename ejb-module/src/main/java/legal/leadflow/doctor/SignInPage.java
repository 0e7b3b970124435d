package legal.leadflow.doctor;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Keycloak as a browser meets it that has to sign in. What is copied into its directory, the provider {@code leadflow-sign-in.jar} and {@code quarkus.properties}, no setting
 * tells of: it shows in the answers alone, wherever Keycloak runs.
 */
final class SignInPage {
    private static final Duration LONG = Duration.ofSeconds(30);
    /** Keycloak's own provider of cookies sets it on each page of the sign-in, for scripts to read; ours leaves it out. */
    private static final String FOR_SCRIPTS = "KC_AUTH_SESSION_HASH=";
    /** By {@code quarkus.properties} on every answer. */
    private static final Map<String, String> EVERYWHERE = Map.of("Cross-Origin-Resource-Policy", "same-origin", "Cross-Origin-Opener-Policy", "same-origin");
    /** And on those of no realm; directives in the policy's stead, so that one of another order is the same. */
    private static final Map<String, String> NOWHERE = Map.of("Strict-Transport-Security", "max-age=63072000", "X-Content-Type-Options", "nosniff", "Referrer-Policy", "no-referrer", "Content-Security-Policy", "default-src 'none'");
    private final HttpClient client;
    private final URI realm;
    private final String application;

    /** @param application its address, to which the sign-in leads back; no slash at its end */
    SignInPage(HttpClient client, URI realm, String application) {
        this.client = client;
        this.realm = realm;
        this.application = application;
    }

    /** @throws IOException when Keycloak does not answer */
    void look(Findings findings) throws IOException {
        HttpResponse<Void> page = ask(URI.create(realm + "/protocol/openid-connect/auth?response_type=code&scope=openid&client_id=leadflow-web&code_challenge_method=S256&code_challenge=" + "x".repeat(43)
                + "&redirect_uri=" + URLEncoder.encode(application + "/back/", StandardCharsets.UTF_8)));
        findings.check("identity.sign-in-page", page.statusCode() == 200, "the sign-in answers " + page.statusCode() + " instead of its page to whoever comes from " + application,
                "let application.url and the addresses of the client leadflow-web be the application's, and look into Keycloak's log");
        if (page.statusCode() == 200) {
            findings.check("identity.sign-in-cookies", page.headers().allValues("Set-Cookie").stream().noneMatch(cookie -> cookie.startsWith(FOR_SCRIPTS)),
                    "scripts can read a cookie of the sign-in: Keycloak runs without the product's provider", "copy keycloak/providers/leadflow-sign-in.jar of this version's zip into Keycloak's providers, run kc.sh build, start it");
        }
        findings.check("identity.sign-in-http2", page.version() == HttpClient.Version.HTTP_1_1, "the sign-in speaks HTTP/2 too, whose defects nobody has looked for here",
                "copy config/keycloak/quarkus.properties of this version into Keycloak's conf and start it");
        HttpResponse<Void> nowhere = ask(realm.resolve("/leadflow-doctor-asks"));
        findings.check("identity.sign-in-headers", missing(page, nowhere), "answers of the sign-in lack a header that keeps other sites from using them",
                "copy config/keycloak/quarkus.properties of this version into Keycloak's conf and start it");
    }

    private static List<String> missing(HttpResponse<Void> page, HttpResponse<Void> nowhere) {
        return Stream.concat(Stream.of(page, nowhere).flatMap(answer -> missing(answer, EVERYWHERE)), missing(nowhere, NOWHERE)).distinct().sorted().toList();
    }

    private static Stream<String> missing(HttpResponse<Void> answer, Map<String, String> wanted) {
        return wanted.entrySet().stream().filter(header -> answer.headers().allValues(header.getKey()).stream().noneMatch(told -> told.contains(header.getValue()))).map(Map.Entry::getKey);
    }

    private HttpResponse<Void> ask(URI address) throws IOException {
        try {
            return client.send(HttpRequest.newBuilder(address).timeout(LONG).header("Accept", "text/html").build(), HttpResponse.BodyHandlers.discarding());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
