package legal.leadflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server does with requests that no browser sends, and what every answer carries. */
class WebLimitsIT {
    private static final int SLOWEST_HEAD_SECONDS = 15;
    private static final int LARGEST_HEAD = 64 * 1024;
    private static final int LARGEST_FORM = 1 << 20;
    private final RunningStack stack = RunningStack.get();

    @Test
    void aHeadThatDoesNotEndIsDroppedWithin15Seconds() throws IOException {
        try (SSLSocket socket = connect()) {
            socket.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
            Instant begin = Instant.now();
            readAll(socket);
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(SLOWEST_HEAD_SECONDS));
        }
    }

    /** A letter a second keeps a server's own limits from ending it; these are sent by strangers, whom it refuses before it has the body. */
    @Test
    void aBodyThatDoesNotEndIsDroppedWithin15Seconds() throws IOException {
        String head = "POST /imports/upload HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/csv\r\nContent-Length: 100000000\r\n\r\n";
        try (SSLSocket socket = connect()) {
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            Instant begin = Instant.now();
            assertThat(Waiting.until(() -> !takesOneMore(socket), Duration.ofSeconds(60))).isTrue();
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(SLOWEST_HEAD_SECONDS));
        }
    }

    /** The application's server waits without end for who does not shake hands, where it offers more than one protocol (docs/adr/0036); the sign-in's has one less to be tried. */
    @ParameterizedTest
    @ValueSource(strings = {"application", "sign-in"})
    void noOtherProtocolIsOffered(String server) throws IOException {
        try (SSLSocket socket = connect(server.equals("sign-in") ? stack.ports().keycloak() : stack.ports().application())) {
            SSLParameters wish = socket.getSSLParameters();
            wish.setApplicationProtocols(new String[] {"h2", "http/1.1"});
            socket.setSSLParameters(wish);
            socket.startHandshake();
            assertThat(socket.getApplicationProtocol()).isNotEqualTo("h2");
        }
    }

    @Test
    void aConnectionThatDoesNotShakeHandsIsDroppedWithin15Seconds() throws IOException {
        try (Socket socket = new Socket("localhost", stack.ports().application())) {
            socket.setSoTimeout((int) Duration.ofSeconds(60).toMillis());
            Instant begin = Instant.now();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            assertThat(Duration.between(begin, Instant.now())).isLessThan(Duration.ofSeconds(SLOWEST_HEAD_SECONDS));
        }
    }

    /** curl announces a large body and waits for leave; a browser never does. The refusal tells how long the text is that came. */
    @ParameterizedTest
    @ValueSource(strings = {"Expect: 100-continue\r\nContent-Length: 40077", "Content-Length: 40077", "Transfer-Encoding: chunked"})
    void aBodyThatComesInPiecesIsTakenWhole(String framing) throws IOException {
        String begin = "{\"party\": \"" + new UUID(1, 2) + "\", \"sourceSaid\": \"";
        byte[] body = (begin + "x".repeat(40_077 - begin.length() - 2) + "\"}").getBytes(StandardCharsets.US_ASCII);
        try (SSLSocket socket = connect()) {
            socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
            OutputStream out = socket.getOutputStream();
            out.write(("POST /api/v1/leads HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + stack.token("marcus") + "\r\nContent-Type: application/json\r\nConnection: close\r\n" + framing + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            if (framing.contains("Expect")) {
                assertThat(new String(socket.getInputStream().readNBytes("HTTP/1.1 100 Continue".length()), StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 100 Continue");
            }
            boolean chunked = framing.contains("chunked");
            for (int at = 0; at < body.length; at += 7_000) {
                byte[] piece = Arrays.copyOfRange(body, at, Math.min(at + 7_000, body.length));
                out.write(chunked ? (Integer.toHexString(piece.length) + "\r\n").getBytes(StandardCharsets.US_ASCII) : new byte[0]);
                out.write(piece);
                out.write((chunked ? "\r\n" : "").getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
            out.write((chunked ? "0\r\n\r\n" : "").getBytes(StandardCharsets.US_ASCII));
            out.flush();
            assertThat(readAll(socket)).contains("HTTP/1.1 422").contains("/sourceSaid").contains(String.format(Locale.US, "%,d", 40_077 - begin.length() - 2));
        }
    }

    /** A body at a page of somebody whom nobody knows is neither kept nor worth a session. */
    @Test
    void aStrangersFormMakesNoSession() throws IOException {
        long before = sessions();
        for (int i = 0; i < 20; i++) {
            answerTo("POST /leads/list HTTP/1.1\r\nHost: localhost\r\nAccept: text/html\r\nOrigin: " + stack.baseUrl() + "\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 3\r\n\r\na=b");
        }
        assertThat(sessions()).isLessThanOrEqualTo(before);
    }

    private long sessions() throws IOException {
        try (Management console = new Management(stack)) {
            return console.run("read-attribute", "deployment=leadflow.ear/subdeployment=web-module.war/subsystem=undertow", "name", "active-sessions").asLong();
        }
    }

    private static boolean takesOneMore(SSLSocket socket) {
        try {
            socket.getOutputStream().write('x');
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** CVE-2026-28367, 28368 and 28369: ways to hide a second request from whatever stands in front of the server. */
    @ParameterizedTest
    @ValueSource(strings = {"GET /signed-out HTTP/1.1\nHost: localhost\n\n", "GET /signed-out HTTP/1.1\r\n Folded: x\r\nHost: localhost\r\n\r\n",
        "GET /signed-out HTTP/1.1\rHost: localhost\r\r"})
    void aHeadWithWrongLineEndsIsRefused(String request) throws IOException {
        assertThat(answerTo(request)).doesNotStartWith("HTTP/1.1 200");
    }

    @Test
    void aHeadLargerThan64KilobytesIsRefusedAndTheServerGoesOn() throws IOException {
        String answer = answerTo("GET /signed-out HTTP/1.1\r\nHost: localhost\r\nX-Large: " + "x".repeat(LARGEST_HEAD) + "\r\n\r\n");
        assertThat(answer).doesNotContain("HTTP/1.1 200").doesNotContain("HTTP/1.1 5");
        assertThat(page("/signed-out").statusCode()).isEqualTo(200);
    }

    /** A form is read into the memory whole: it may be large, not as large as a file. */
    @ParameterizedTest
    @ValueSource(strings = {"/leads/list", "/sign-out", "/api/v1/leads", "/no-such-page"})
    void aFormLargerThanAMegabyteIsRefusedByItsHead(String path) throws IOException {
        HttpResponse<String> answer = stack.https().send(stack.as("marcus", path).header("Origin", stack.baseUrl()).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("x=" + "y".repeat(LARGEST_FORM))));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(answer.headers().firstValue("Content-Security-Policy")).isPresent();
        assertThat(answer.body()).contains(path.startsWith("/api/") ? "\"status\":413" : "lf-door");
    }

    @Test
    void aFormThatDoesNotSayItsLengthIsRefusedAndAFileThatDoesNotIsTaken() throws IOException {
        String form = answerTo("POST /leads/list HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n");
        assertThat(form).startsWith("HTTP/1.1 411");
        String file = answerTo("POST /imports/upload HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n");
        assertThat(file).as("asked who sends it").doesNotStartWith("HTTP/1.1 411").doesNotStartWith("HTTP/1.1 5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/signed-out", "/jakarta.faces.resource/css/tokens.css.xhtml?ln=leadflow"})
    void everyAnswerCarriesTheSecurityHeaders(String path) throws IOException {
        HttpResponse<String> answer = page(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Strict-Transport-Security")).hasValueSatisfying(value -> assertThat(value).contains("max-age=63072000"));
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy")).hasValue("same-origin");
        assertThat(answer.headers().map()).as("names no product").doesNotContainKeys("server", "x-powered-by");
    }

    @Test
    void textsTravelCompressed() throws IOException {
        HttpResponse<String> answer = stack.https().send(HttpRequest.newBuilder(URI.create(stack.baseUrl() + "/jakarta.faces.resource/css/tokens.css.xhtml?ln=leadflow"))
                .header("Accept-Encoding", "gzip"));
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
    }

    /** A server in front that reads the body's end differently would pass a hidden second request on. */
    @ParameterizedTest
    @ValueSource(strings = {"Transfer-Encoding: xchunked", "Transfer-Encoding: chunked, identity", "Transfer-Encoding: identity", "Transfer-Encoding: chunked\r\nContent-Length: 4",
        "Transfer-Encoding: xchunked\r\nContent-Length: 4"})
    void aBodyWhoseEndCanBeReadInTwoWaysIsRefusedAndTheConnectionEnds(String framing) throws IOException {
        String answer = answerTo("POST /signed-out HTTP/1.1\r\nHost: localhost\r\n" + framing + "\r\n\r\n0\r\n\r\nGET /signed-out HTTP/1.1\r\nHost: localhost\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400").doesNotContain("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "PROPFIND"})
    void pagesAnswerNoOtherMethods(String method) throws IOException {
        HttpResponse<String> answer = stack.https().send(stack.as("renata", "/calls/log").method(method, HttpRequest.BodyPublishers.noBody()));
        assertThat(answer.statusCode()).as(method).isEqualTo(405);
    }

    private HttpResponse<String> page(String path) throws IOException {
        return stack.https().send(HttpRequest.newBuilder(URI.create(stack.baseUrl() + path)).header("Accept", "text/html, */*;q=0.1"));
    }

    private String answerTo(String request) throws IOException {
        try (SSLSocket socket = connect()) {
            socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return readAll(socket);
        } catch (SocketException e) {
            return ""; // closed while we still wrote: refused too
        }
    }

    private SSLSocket connect() throws IOException {
        return connect(stack.ports().application());
    }

    private SSLSocket connect(int port) throws IOException {
        return (SSLSocket) stack.https().client().sslContext().getSocketFactory().createSocket("localhost", port);
    }

    private static String readAll(SSLSocket socket) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        byte[] buffer = new byte[8192];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                all.write(buffer, 0, read);
            }
        } catch (SocketException e) {
            return all.toString(StandardCharsets.ISO_8859_1); // reset by the server
        }
        return all.toString(StandardCharsets.ISO_8859_1);
    }
}
