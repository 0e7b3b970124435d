package legal.leadflow.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every door of the system speaks TLS 1.3 and nothing older. */
class TlsIT {
    private static final int TIMEOUT_MILLIS = 10_000;
    /** PostgreSQL's request for TLS comes before the handshake: length 8, code 80877103. */
    private static final byte[] POSTGRES_ASKS_FOR_TLS = {0, 0, 0, 8, 4, (byte) 0xd2, 0x16, 0x2f};

    static Stream<Integer> doors() {
        return RunningStack.get().ports().all().values().stream();
    }

    @ParameterizedTest
    @MethodSource("doors")
    void theDoorSpeaksTls13(int port) throws Exception {
        assertThat(handshake(port, "TLSv1.3")).isEqualTo("TLSv1.3");
    }

    @ParameterizedTest
    @MethodSource("doors")
    void theDoorRefusesTls12(int port) {
        assertThatThrownBy(() -> handshake(port, "TLSv1.2")).isInstanceOf(SSLException.class);
    }

    private static String handshake(int port, String protocol) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new X509TrustManager[] {new TrustsAll()}, new SecureRandom());
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress("localhost", port), TIMEOUT_MILLIS);
            plain.setSoTimeout(TIMEOUT_MILLIS);
            if (port == RunningStack.get().ports().postgres()) {
                plain.getOutputStream().write(POSTGRES_ASKS_FOR_TLS);
                InputStream answer = plain.getInputStream();
                assertThat(answer.read()).as("PostgreSQL's answer to the request for TLS").isEqualTo('S');
            }
            try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", port, true)) {
                socket.setEnabledProtocols(new String[] {protocol});
                socket.startHandshake();
                return socket.getSession().getProtocol();
            }
        }
    }

    /** The version is asked here, not the certificate. */
    private static final class TrustsAll implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
