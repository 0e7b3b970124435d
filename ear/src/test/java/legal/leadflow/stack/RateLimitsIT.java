package legal.leadflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;

/** Too many requests of a person, an address or a firm are refused, and nobody else's. Each test uses up its own person's, firm's or address's. */
class RateLimitsIT {
    private static final int EXPORTS_OF_A_PERSON = 60; // an hour
    private static final int UPLOADS_OF_A_PERSON = 30; // a minute, as the next two
    private static final int UPLOADS_OF_A_FIRM = 90;
    private static final int SIGN_INS_OF_AN_ADDRESS = 600;
    private static final int TOO_MANY = 429;
    private final RunningStack stack = RunningStack.get();

    @Test
    void aPersonWhoAsksTooMuchIsToldWhenToComeBackAndThenIsServed() throws IOException {
        HttpResponse<String> refused = untilRefused("victor", UPLOADS_OF_A_PERSON);
        long seconds = Long.parseLong(refused.headers().firstValue("Retry-After").orElseThrow());
        assertThat(seconds).isBetween(1L, 3L); // one comes back every two seconds
        assertThat(refused.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(refused.headers().allValues("Set-Cookie")).as("no session for it").noneMatch(cookie -> cookie.startsWith("__Host-leadflow="));
        assertThat(refused.body()).contains("Too many requests").contains("lf-door");
        assertThat(upload("mona").statusCode()).as("another person of the firm").isNotEqualTo(TOO_MANY);
        assertThat(stack.https().send(stack.as("victor", "/home")).statusCode()).as("another class of routes").isNotEqualTo(TOO_MANY);
        assertThat(Waiting.until(() -> upload("victor").statusCode() != TOO_MANY, Duration.ofSeconds(30))).as("served again").isTrue();
    }

    @Test
    void thePageSaysItInSpanishToo() throws IOException {
        untilRefused("felix", UPLOADS_OF_A_PERSON);
        HttpResponse<String> refused = stack.https().send(post("felix").header("Accept-Language", "es-MX"));
        assertThat(refused.statusCode()).isEqualTo(TOO_MANY);
        assertThat(refused.body()).contains("Demasiadas solicitudes").contains("lang=\"es\"");
    }

    @Test
    void aFirmThatAsksTooMuchIsRefusedAndAnotherIsNot() throws IOException {
        List<String> people = List.of("bea", "bill", "brenda", "bianca", "boris", "bonnie", "bart");
        int served = 0;
        int status = 0;
        while (status != TOO_MANY && served < people.size() * (UPLOADS_OF_A_PERSON - 2)) { // nobody meets their own limit
            status = upload(people.get(served % people.size())).statusCode();
            served++;
        }
        assertThat(status).as("after " + served).isEqualTo(TOO_MANY);
        assertThat(served).isGreaterThan(UPLOADS_OF_A_FIRM - UPLOADS_OF_A_FIRM / 20);
        assertThat(upload("priya").statusCode()).as("a person of the other firm").isNotEqualTo(TOO_MANY);
        assertThat(Waiting.until(() -> upload("bea").statusCode() != TOO_MANY, Duration.ofSeconds(30))).as("served again").isTrue();
    }

    @Test
    void anAddressThatAsksTooMuchIsRefusedBeforeAnybodySignsInAndAnotherIsNot() throws IOException {
        InetAddress one = loopback();
        int served = askFrom(one, 2 * SIGN_INS_OF_AN_ADDRESS);
        assertThat(served).isBetween(SIGN_INS_OF_AN_ADDRESS - 1, 2 * SIGN_INS_OF_AN_ADDRESS - 1);
        assertThat(askFrom(loopback(), 5)).as("another address").isEqualTo(5);
    }

    @Test
    void programsAreToldAsAProblemInJson() throws IOException {
        HttpResponse<String> refused = null;
        for (int i = 0; i <= EXPORTS_OF_A_PERSON && (refused == null || refused.statusCode() != TOO_MANY); i++) {
            refused = stack.https().send(stack.as("mona", "/api/none/export").header("Accept", "application/json"));
        }
        assertThat(refused.statusCode()).isEqualTo(TOO_MANY);
        assertThat(refused.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(refused.headers().firstValue("Retry-After")).isPresent();
        assertThat(refused.body()).contains("\"status\":429");
    }

    /** By its token, before that is verified: the answer is the one that is given outright, with its own policy. */
    @Test
    void aProgramThatGoesOnAskingIsRefusedBeforeItIsKnown() throws IOException {
        String token = stack.token("eleanor");
        HttpResponse<String> first = null;
        for (int i = 0; i <= EXPORTS_OF_A_PERSON && (first == null || first.statusCode() != TOO_MANY); i++) {
            first = stack.https().send(export(token));
        }
        HttpResponse<String> again = stack.https().send(export(token));
        assertThat(List.of(first.statusCode(), again.statusCode())).containsOnly(TOO_MANY);
        assertThat(policy(again)).contains("style-src 'self'").isNotEqualTo(policy(first));
        assertThat(Long.parseLong(again.headers().firstValue("Retry-After").orElseThrow())).as("the whole wait: one comes back a minute").isBetween(30L, 60L);
        assertThat(again.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
        assertThat(stack.https().send(export(stack.token("priya"))).statusCode()).as("another person's token").isNotEqualTo(TOO_MANY);
    }

    private static String policy(HttpResponse<String> answer) {
        return answer.headers().firstValue("Content-Security-Policy").orElse("");
    }

    private HttpRequest.Builder export(String token) {
        return HttpRequest.newBuilder(java.net.URI.create(stack.baseUrl() + "/api/none/export")).header("Authorization", "Bearer " + token).header("Accept", "application/json");
    }

    @Test
    void theLimitOutlivesARestartOfTheServer() throws IOException {
        int first = exportsUntilRefused();
        assertThat(first).isGreaterThan(EXPORTS_OF_A_PERSON / 2);
        stack.killWildFly();
        stack.startWildFly();
        assertThat(exportsUntilRefused()).as("one comes back a minute, besides the twentieth that the killed server had not told").isLessThan(EXPORTS_OF_A_PERSON / 2);
    }

    /** The database holds counters, and nothing of whom they count. */
    @Test
    void theDatabaseDoesNotTellWhoAsked() throws IOException, SQLException {
        upload("carla");
        upload("carla");
        upload("carla");
        List<String> ids = new ArrayList<>();
        try (Connection superuser = stack.superuser().getConnection(); ResultSet rows = superuser.prepareStatement("select id from limits.bucket").executeQuery()) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        assertThat(ids).isNotEmpty().allMatch(id -> id.matches("[A-Za-z0-9_-]{22}"));
    }

    private int exportsUntilRefused() throws IOException {
        int served = 0;
        while (stack.https().send(stack.as("renata", "/audit/export")).statusCode() != TOO_MANY && served <= EXPORTS_OF_A_PERSON) {
            served++;
        }
        return served;
    }

    private HttpResponse<String> untilRefused(String person, int limit) {
        HttpResponse<String> answer = upload(person);
        for (int i = 0; i < 2 * limit && answer.statusCode() != TOO_MANY; i++) {
            answer = upload(person);
        }
        assertThat(answer.statusCode()).isEqualTo(TOO_MANY);
        return answer;
    }

    private HttpResponse<String> upload(String person) {
        try {
            return stack.https().send(post(person));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private HttpRequest.Builder post(String person) throws IOException {
        return stack.as(person, "/imports/upload").header("Accept", "text/html").POST(HttpRequest.BodyPublishers.noBody());
    }

    /** One of the 16 million addresses that this machine has for itself. */
    private static InetAddress loopback() throws IOException {
        byte[] rest = new byte[2];
        ThreadLocalRandom.current().nextBytes(rest);
        return InetAddress.getByAddress(new byte[] {127, 77, rest[0], rest[1]});
    }

    /** Asks for the sign-in over one connection until refused; how often it was answered otherwise. */
    private int askFrom(InetAddress address, int atMost) throws IOException {
        int port = stack.ports().application();
        try (Socket plain = new Socket()) {
            plain.bind(new InetSocketAddress(address, 0));
            plain.connect(new InetSocketAddress("127.0.0.1", port));
            try (SSLSocket socket = (SSLSocket) stack.https().client().sslContext().getSocketFactory().createSocket(plain, "localhost", port, true)) {
                for (int served = 0; served < atMost; served++) {
                    socket.getOutputStream().write("HEAD /back/ HTTP/1.1\r\nHost: localhost:%d\r\nAccept: text/html\r\n\r\n".formatted(port).getBytes(StandardCharsets.US_ASCII));
                    String answer = head(socket);
                    if (answer.startsWith("HTTP/1.1 429")) {
                        assertThat(answer).contains("Retry-After", "Content-Security-Policy");
                        return served;
                    }
                    assertThat(answer).startsWith("HTTP/1.1 302");
                }
            }
        }
        return atMost;
    }

    private static String head(SSLSocket socket) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = socket.getInputStream().read();
            if (next < 0) {
                throw new IOException("the server ended the connection after " + head.length() + " letters");
            }
            head.append((char) next);
        }
        return head.toString();
    }
}
