package legal.leadflow.web.warmup;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jboss.as.network.SocketBinding;
import org.jboss.as.server.CurrentServiceContainer;
import org.jboss.msc.service.ServiceController;
import org.jboss.msc.service.ServiceName;

/** The server's own HTTPS address, reached as a stranger reaches it. It is known by its very certificate, whatever name that carries. */
final class OwnAddress {
    private static final ServiceName HTTPS = ServiceName.parse("org.wildfly.network.socket-binding.https");
    private static final int PATIENCE_MS = 20_000;
    private final InetSocketAddress address;
    private final SSLContext trust;

    private OwnAddress(InetSocketAddress address, SSLContext trust) {
        this.address = address;
        this.trust = trust;
    }

    /** @throws IOException when the server does not listen yet */
    static OwnAddress ofServer() throws IOException, GeneralSecurityException {
        return new OwnAddress(listening(), trusting(System.getenv()));
    }

    @SuppressWarnings("deprecation") // as in HealthRegistration
    private static InetSocketAddress listening() throws IOException {
        ServiceController<?> service = CurrentServiceContainer.getServiceContainer().getService(HTTPS);
        if (service == null || service.getState() != ServiceController.State.UP || !(service.getValue() instanceof SocketBinding binding)) {
            throw new IOException("no HTTPS yet");
        }
        InetAddress to = binding.getSocketAddress().getAddress();
        return new InetSocketAddress(to.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : to, binding.getSocketAddress().getPort());
    }

    private static SSLContext trusting(Map<String, String> environment) throws IOException, GeneralSecurityException {
        KeyStore own = KeyStore.getInstance(Path.of(environment.getOrDefault("LEADFLOW_TLS_KEYSTORE", "")).toFile(),
                environment.getOrDefault("LEADFLOW_TLS_PASSWORD", "").toCharArray());
        KeyStore known = KeyStore.getInstance(KeyStore.getDefaultType());
        known.load(null, null);
        for (String alias : Collections.list(own.aliases())) {
            Certificate certificate = own.getCertificate(alias);
            if (certificate != null) {
                known.setCertificateEntry(alias, certificate);
            }
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    /** Asks for a path and forgets the answer. */
    void ask(String path) throws IOException {
        try (Socket plain = new Socket()) {
            plain.connect(address, PATIENCE_MS);
            plain.setSoTimeout(PATIENCE_MS);
            try (Socket socket = trust.getSocketFactory().createSocket(plain, "localhost", address.getPort(), true)) {
                socket.getOutputStream().write(("GET " + path + " HTTP/1.1\r\nHost: localhost:" + address.getPort()
                        + "\r\nAccept: text/html,*/*\r\nAccept-Encoding: gzip\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
                InputStream answer = socket.getInputStream();
                byte[] status = answer.readNBytes("HTTP/1.1 200".length());
                answer.transferTo(java.io.OutputStream.nullOutputStream());
                if (!new String(status, StandardCharsets.US_ASCII).matches("HTTP/1.1 (200|302)")) {
                    throw new IOException("the application is not there yet, or busy");
                }
            }
        }
    }
}
