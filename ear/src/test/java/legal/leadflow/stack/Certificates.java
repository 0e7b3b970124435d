package legal.leadflow.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;

/**
 * An authority of this system's own and the certificates it signs, made by the JDK's keytool and renewed ten days before they end.
 * Everything is valid for {@code localhost} alone.
 */
public final class Certificates {
    private static final int DAYS = 365;
    private static final long RENEW_AFTER_MILLIS = (DAYS - 10L) * 24 * 3600 * 1000;
    private final Path folder;
    private final String password;

    /**
     * Makes what is missing.
     *
     * @param folder where they lie
     * @param password of all key stores
     */
    public Certificates(Path folder, String password) {
        this.folder = folder;
        this.password = password;
        try {
            if (!Files.exists(authority()) || System.currentTimeMillis() - Files.getLastModifiedTime(authority()).toMillis() > RENEW_AFTER_MILLIS) {
                make();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new StackFailure("the certificates in " + folder + " cannot be read: remove that folder", e);
        }
    }

    /** The authority's certificate, PEM. */
    public Path authority() {
        return folder.resolve("authority.pem");
    }

    /** A key store that holds the authority's certificate alone. */
    public Path truststore() {
        return folder.resolve("trust.p12");
    }

    /** A server's key and certificate. */
    public Path keystore(String server) {
        return folder.resolve(server + ".p12");
    }

    /** A server's certificate, PEM. */
    public Path certificate(String server) {
        return folder.resolve(server + ".pem");
    }

    /** A server's private key, PEM. */
    public Path key(String server) {
        return folder.resolve(server + ".key");
    }

    private void make() throws IOException, GeneralSecurityException {
        for (Path old : files()) {
            Files.delete(old);
        }
        Path ca = folder.resolve("authority.p12");
        keytool("-genkeypair", "-alias", "authority", "-keyalg", "EC", "-groupname", "secp384r1", "-dname", "CN=LeadFlow demo authority",
                "-ext", "bc:c=ca:true,pathlen:0", "-ext", "ku:c=keyCertSign,cRLSign", "-validity", String.valueOf(DAYS), "-keystore", ca.toString());
        for (String server : List.of("wildfly", "keycloak", "postgres")) {
            sign(ca, server);
        }
        Path pem = folder.resolve("authority.tmp");
        keytool("-exportcert", "-rfc", "-alias", "authority", "-keystore", ca.toString(), "-file", pem.toString());
        keytool("-importcert", "-noprompt", "-alias", "authority", "-keystore", truststore().toString(), "-file", pem.toString());
        Files.move(pem, authority());
    }

    private void sign(Path ca, String server) throws IOException, GeneralSecurityException {
        String store = keystore(server).toString();
        Path request = folder.resolve(server + ".csr");
        Path signed = folder.resolve(server + ".crt");
        Path authority = folder.resolve(server + ".ca");
        keytool("-genkeypair", "-alias", server, "-keyalg", "EC", "-groupname", "secp256r1", "-dname", "CN=localhost", "-validity", String.valueOf(DAYS), "-keystore", store);
        keytool("-certreq", "-alias", server, "-keystore", store, "-file", request.toString());
        keytool("-gencert", "-rfc", "-alias", "authority", "-keystore", ca.toString(), "-infile", request.toString(), "-outfile", signed.toString(),
                "-validity", String.valueOf(DAYS), "-ext", "san=dns:localhost,ip:127.0.0.1", "-ext", "ku:c=digitalSignature", "-ext", "eku=serverAuth");
        keytool("-exportcert", "-rfc", "-alias", "authority", "-keystore", ca.toString(), "-file", authority.toString());
        keytool("-importcert", "-noprompt", "-alias", "authority", "-keystore", store, "-file", authority.toString());
        keytool("-importcert", "-noprompt", "-alias", server, "-keystore", store, "-file", signed.toString());
        Files.move(signed, certificate(server));
        writeKey(server);
        Files.delete(request);
        Files.delete(authority);
    }

    private void writeKey(String server) throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance(keystore(server).toFile(), password.toCharArray());
        byte[] key = store.getKey(server, password.toCharArray()).getEncoded();
        Files.createFile(key(server), PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(key(server), "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key) + "\n-----END PRIVATE KEY-----\n");
    }

    private List<Path> files() throws IOException {
        try (var all = Files.list(folder)) {
            return all.toList();
        }
    }

    private void keytool(String... arguments) {
        List<String> command = new java.util.ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin/keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-storetype", "PKCS12", "-storepass:env", "LEADFLOW_STORE_PASSWORD"));
        Commands.run(command, java.util.Map.of("LEADFLOW_STORE_PASSWORD", password), folder.resolve("keytool.log"));
    }
}
