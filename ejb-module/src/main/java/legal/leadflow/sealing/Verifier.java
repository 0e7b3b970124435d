package legal.leadflow.sealing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;

/**
 * {@code java -jar leadflow-audit-verifier.jar EXPORT HEADS PUBLICKEY}: checks an export of the audit trail against the signed heads, without server and database.
 * Ends with 0 when everything fits, 1 when something was found, 2 when it could not be checked.
 */
public final class Verifier {
    private Verifier() {
    }

    /** @param arguments the export, the file of heads, the public key as PEM */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        if (arguments.length != 3) {
            System.err.println("usage: java -jar leadflow-audit-verifier.jar EXPORT HEADS PUBLICKEY.pem");
            return 2;
        }
        try (BufferedReader export = Files.newBufferedReader(Path.of(arguments[0])); BufferedReader heads = Files.newBufferedReader(Path.of(arguments[1]))) {
            Verification verification = new Verification(key(Files.readString(Path.of(arguments[2]))));
            boolean fits = verification.check(export, heads);
            verification.findings().forEach(finding -> System.out.println("FOUND  " + finding));
            System.out.println((fits ? "FITS   " : "BROKEN ") + verification.summary());
            return fits ? 0 : 1;
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            System.err.println("cannot be checked: " + e);
            return 2;
        }
    }

    /** @param pem an Ed25519 key, X.509 in PEM */
    static PublicKey key(String pem) throws GeneralSecurityException {
        byte[] encoded = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
        return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    }
}
