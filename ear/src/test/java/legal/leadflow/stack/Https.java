package legal.leadflow.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManagerFactory;

/** An HTTPS client that trusts this system's authority alone, speaks TLS 1.3 alone and follows no redirect. */
public final class Https {
    private final HttpClient client;

    Https(Path truststore, String password) {
        try {
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(KeyStore.getInstance(truststore.toFile(), password.toCharArray()));
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            context.init(null, trust.getTrustManagers(), null);
            client = HttpClient.newBuilder().sslContext(context).sslParameters(new SSLParameters(null, new String[] {"TLSv1.3"}))
                    .connectTimeout(Duration.ofSeconds(5)).followRedirects(HttpClient.Redirect.NEVER).build();
        } catch (GeneralSecurityException | IOException e) {
            throw new StackFailure("the trusted certificates in " + truststore + " cannot be read", e);
        }
    }

    /** The client itself. */
    public HttpClient client() {
        return client;
    }

    /**
     * Sends a request and waits at most a minute for the whole answer.
     *
     * @throws IOException when no answer came
     */
    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.timeout(Duration.ofMinutes(1)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** The status of a browser's GET, or 0 while nobody answers. */
    public int status(String url) {
        try {
            return send(HttpRequest.newBuilder(URI.create(url)).header("Accept", "text/html, application/json;q=0.9")).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }
}
