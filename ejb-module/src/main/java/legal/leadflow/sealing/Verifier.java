package legal.leadflow.sealing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * {@code java -jar leadflow-audit-verifier.jar EXPORT HEADS... KEY.pem...}: checks an export of the audit trail against the signed heads, without server and database.
 * Files that were rotated are given all, compressed or not, in any order. Ends with 0 when everything fits, 1 when something was found, 2 when it could not be checked, 3 when
 * nothing was found and erasures rest on the export's own word ({@link Verification#claimed}).
 */
public final class Verifier {
    private Verifier() {
    }

    /** @param arguments the export, then files of heads, and public keys as PEM */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        List<String> files = List.of(arguments);
        List<String> pems = files.stream().filter(file -> file.endsWith(".pem")).toList();
        if (pems.isEmpty() || files.size() < pems.size() + 2) {
            System.err.println("usage: java -jar leadflow-audit-verifier.jar EXPORT HEADS... PUBLICKEY.pem...");
            return 2;
        }
        List<BufferedReader> heads = new ArrayList<>();
        List<String> others = files.stream().filter(file -> !file.endsWith(".pem")).toList();
        try (InputStream export = bytes(Path.of(others.get(0)))) {
            List<PublicKey> keys = new ArrayList<>();
            for (String pem : pems) {
                keys.add(key(Files.readString(Path.of(pem))));
            }
            for (String file : others.subList(1, others.size())) {
                heads.add(reader(Path.of(file)));
            }
            Verification verification = new Verification(keys);
            boolean fits = verification.check(export, heads);
            verification.findings().forEach(finding -> System.out.println("FOUND  " + finding));
            boolean open = fits && verification.claimed() > 0;
            System.out.println((open ? "OPEN   " : fits ? "FITS   " : "BROKEN ") + verification.summary());
            return open ? 3 : fits ? 0 : 1;
        } catch (IOException | GeneralSecurityException | RuntimeException | OutOfMemoryError e) { // the last: a seal larger than the memory
            System.err.println("cannot be checked: " + e);
            return 2;
        } finally {
            heads.forEach(Verifier::close);
        }
    }

    /** Of a file of heads; {@code .gz} is decompressed. */
    public static BufferedReader reader(Path file) throws IOException {
        return new BufferedReader(new InputStreamReader(bytes(file), StandardCharsets.UTF_8));
    }

    /** Of an export or a file of heads; {@code .gz} is decompressed. */
    static InputStream bytes(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
    }

    /** @param pem an Ed25519 key, X.509 in PEM */
    public static PublicKey key(String pem) throws GeneralSecurityException {
        byte[] encoded = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }

    private static void close(BufferedReader reader) {
        try {
            reader.close();
        } catch (IOException e) {
            // it was only read
        }
    }
}
