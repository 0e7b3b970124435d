package legal.leadflow.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import legal.leadflow.setup.InstallationFile;

/** The application and Keycloak as a browser meets them: their certificates, and that nothing older than TLS 1.3 is spoken. */
final class TlsCheckup implements Checkup {
    private static final Duration SOON = Duration.ofDays(30);
    private static final int MILLIS = 10_000;
    private final InstallationFile file;
    private final Clock clock;

    TlsCheckup(InstallationFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    @Override
    public String part() {
        return "tls";
    }

    @Override
    public void look(Findings findings) throws IOException {
        SSLContext context = trusting(Path.of(file.needed("authority")));
        look(findings, "application", URI.create(file.needed("application.url")), context);
        look(findings, "sign-in", URI.create(file.needed("identity.realm")), context);
    }

    private void look(Findings findings, String server, URI address, SSLContext context) {
        try {
            X509Certificate certificate = handshake(context, address, "TLSv1.3");
            findings.well("tls." + server + "-certificate");
            long days = Duration.between(clock.instant(), certificate.getNotAfter().toInstant()).toDays();
            findings.check("tls." + server + "-expiry", days >= SOON.toDays(), "the certificate ends in " + days + " days; then nobody gets in", "have a new one signed, as docs/install.md section 5 says");
            findings.check("tls." + server + "-old", !speaks(context, address, "TLSv1.2"), "TLS older than 1.3 is spoken", "application: run wildfly-cli/40-tls.cli again; Keycloak: https-protocols=TLSv1.3");
        } catch (SSLException e) {
            findings.fault("tls." + server + "-certificate", "the certificate of " + address.getHost() + " is not the authority's, or not for this name, or TLS 1.3 is not spoken (" + e.getMessage() + ")",
                    "have it signed by the authority that the doctor's file names, for this name, as docs/install.md section 5 says");
        } catch (IOException e) {
            findings.notReached("tls." + server, address.getHost() + ":" + address.getPort() + " does not answer: " + e.getMessage());
        }
    }

    private static boolean speaks(SSLContext context, URI address, String protocol) throws IOException {
        try {
            handshake(context, address, protocol);
            return true;
        } catch (SSLException e) {
            return false;
        }
    }

    private static X509Certificate handshake(SSLContext context, URI address, String protocol) throws IOException {
        int port = address.getPort() < 0 ? 443 : address.getPort();
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(address.getHost(), port), MILLIS);
            plain.setSoTimeout(MILLIS);
            try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, address.getHost(), port, true)) {
                SSLParameters parameters = socket.getSSLParameters();
                parameters.setProtocols(new String[] {protocol});
                parameters.setEndpointIdentificationAlgorithm("HTTPS");
                socket.setSSLParameters(parameters);
                socket.startHandshake();
                return (X509Certificate) socket.getSession().getPeerCertificates()[0];
            }
        }
    }

    /** A context that trusts this authority alone. */
    static SSLContext trusting(Path authority) throws IOException {
        try (var pem = Files.newInputStream(authority)) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("authority", CertificateFactory.getInstance("X.509").generateCertificate(pem));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("the authority's certificate " + authority + " cannot be read", e);
        }
    }
}
