package legal.leadflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The administrator's scripts in {@code config/security-tests} find something where there is something; SecurityScriptsIT has them find nothing here. */
class CarelessServersIT {
    private static final Path SCRIPTS = Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolveSibling("config/security-tests");
    @TempDir
    Path folder;

    @Test
    void aServerThatTakesEveryFramingIsTold() throws Exception {
        try (ServerSocket careless = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            answerAll(careless);
            Said said = run("framing.sh", List.of("http://localhost:" + careless.getLocalPort()), Map.of());
            assertThat(said.words()).contains("NOT REFUSED").contains("NOT WELL");
            assertThat(said.code()).isEqualTo(1);
        }
    }

    @Test
    void aServerThatSpeaksAnOlderVersionIsTold() throws Exception {
        int port = freePort();
        Path key = folder.resolve("key.pem");
        Path certificate = folder.resolve("certificate.pem");
        Commands.run(List.of("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "1", "-subj", "/CN=localhost", "-keyout", key.toString(), "-out", certificate.toString()), Map.of(), folder.resolve("log"));
        Process old = Commands.start(List.of("openssl", "s_server", "-accept", String.valueOf(port), "-key", key.toString(), "-cert", certificate.toString(), "-quiet"), Map.of(), folder.resolve("log"));
        try {
            assertThat(Waiting.until(() -> isOpen(port), java.time.Duration.ofSeconds(30))).isTrue();
            Said said = run("tls.sh", List.of("localhost:" + port), Map.of());
            assertThat(said.words()).contains("NOT WELL: tls1_2 is answered").contains("NOT WELL: the certificate is not trusted");
            assertThat(said.code()).isEqualTo(1);
        } finally {
            Commands.stop(old);
        }
    }

    @Test
    void aServerThatAsksForNoOriginIsTold() throws Exception {
        try (ServerSocket careless = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            answerAll(careless);
            Said said = run("csrf.sh", List.of("http://localhost:" + careless.getLocalPort() + "/x"), Map.of("LEADFLOW_COOKIE", "a=b"));
            assertThat(said.words()).contains("NOT WELL  from another site");
            assertThat(said.code()).isEqualTo(1);
        }
    }

    /** What a script said, and its exit code. */
    record Said(int code, String words) {
    }

    static Said run(String script, List<String> arguments, Map<String, String> environment) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("bash", SCRIPTS.resolve(script).toString()));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String words = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Said(process.waitFor(), words);
    }

    /** Answers each connection with a page that has a form, whatever it is sent. */
    private static void answerAll(ServerSocket server) {
        String page = "<form id=\"f\"><input type=\"hidden\" name=\"jakarta.faces.ViewState\" value=\"1:1\"/></form>";
        byte[] answer = ("HTTP/1.1 200 OK\r\nContent-Length: " + page.length() + "\r\nConnection: close\r\n\r\n" + page).getBytes(StandardCharsets.US_ASCII);
        Thread thread = new Thread(() -> {
            while (!server.isClosed()) {
                try (Socket one = server.accept()) {
                    InputStream in = one.getInputStream();
                    in.read(new byte[65_536]);
                    one.getOutputStream().write(answer);
                    one.shutdownOutput();
                    one.setSoTimeout(2_000);
                    in.readAllBytes(); // what still comes: closed before it, the connection is reset and the answer lost
                } catch (IOException e) {
                    // the client went, or the test is over
                }
            }
        }, "careless");
        thread.setDaemon(true);
        thread.start();
    }

    private static int freePort() {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isOpen(int port) {
        try (Socket socket = new Socket("localhost", port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
