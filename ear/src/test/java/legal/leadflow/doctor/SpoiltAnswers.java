package legal.leadflow.doctor;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import legal.leadflow.stack.RunningStack;

/** The running Keycloak behind a server that changes the headers of its answers: as if something of the product's had not been copied into its directory. */
final class SpoiltAnswers implements AutoCloseable {
    private static final Set<String> OF_A_CONNECTION = Set.of("content-length", "transfer-encoding", "connection", ":status");
    private final RunningStack stack = RunningStack.get();
    private final ExecutorService workers = Executors.newCachedThreadPool();
    private final HttpsServer server;
    private final Consumer<Map<String, List<String>>> spoil;

    /** @param spoil takes headers away or adds some */
    SpoiltAnswers(Consumer<Map<String, List<String>>> spoil) throws IOException, GeneralSecurityException {
        this.spoil = spoil;
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setHttpsConfigurator(new HttpsConfigurator(context()));
        server.createContext("/", this::pass);
        server.setExecutor(workers);
        server.start();
    }

    /** The same address at this server. */
    String at(String address) {
        return address.replace(stack.keycloakUrl(), "https://localhost:" + server.getAddress().getPort());
    }

    private SSLContext context() throws IOException, GeneralSecurityException {
        char[] password = stack.trustStorePassword().toCharArray();
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(stack.folders().tls().resolve("wildfly.p12").toFile(), password), password);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private void pass(HttpExchange exchange) throws IOException {
        try (exchange) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stack.keycloakUrl() + exchange.getRequestURI()))
                    .method(exchange.getRequestMethod(), HttpRequest.BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes()));
            for (String header : List.of("Authorization", "Content-Type", "Accept")) {
                if (exchange.getRequestHeaders().containsKey(header)) {
                    request.header(header, exchange.getRequestHeaders().getFirst(header));
                }
            }
            HttpResponse<String> answer = stack.https().send(request);
            answer.headers().map().forEach((name, values) -> {
                if (!OF_A_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                    values.forEach(value -> exchange.getResponseHeaders().add(name, value));
                }
            });
            spoil.accept(exchange.getResponseHeaders());
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.statusCode(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        workers.shutdownNow();
    }
}
