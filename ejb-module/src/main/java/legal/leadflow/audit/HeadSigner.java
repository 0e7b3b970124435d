package legal.leadflow.audit;

import com.google.crypto.tink.subtle.Ed25519Sign;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Comparator;
import legal.leadflow.crypto.CipherException;
import legal.leadflow.crypto.Secrets;
import legal.leadflow.sealing.Head;
import legal.leadflow.sealing.Retirement;
import legal.leadflow.sealing.Seal;

/** Signs the heads of the trail with the newest {@code leadflow-audit-<kid>} of the credential store: 32 bytes, the seed of an Ed25519 key. */
final class HeadSigner {
    /** An Ed25519 key in X.509 (RFC 8410) is these bytes and then its own 32. */
    private static final byte[] X509 = {0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00};
    private final int kid;
    private final Ed25519Sign.KeyPair pair;

    /** @throws CipherException when the store has no such key */
    HeadSigner(Secrets secrets) {
        kid = secrets.aliases().stream().filter(alias -> alias.startsWith(Secrets.AUDIT_PREFIX)).map(alias -> Integer.valueOf(alias.substring(Secrets.AUDIT_PREFIX.length())))
                .max(Comparator.naturalOrder()).orElse(0);
        try {
            pair = Ed25519Sign.KeyPair.newKeyPairFromSeed(secrets.secret(Secrets.AUDIT_PREFIX + kid));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no Ed25519", e);
        }
    }

    int kid() {
        return kid;
    }

    /** The line that goes into the file of heads. */
    String sign(Seal seal) {
        String unsigned = Head.unsigned(seal, kid);
        return Head.line(unsigned, sign(unsigned));
    }

    /** The same statement, signed. */
    Retirement sign(Retirement told) {
        return new Retirement(told.firm(), told.from(), told.until(), told.first(), told.last(), told.entries(), told.parts(), told.at(), kid, sign(told.unsigned()));
    }

    private byte[] sign(String text) {
        try {
            return new Ed25519Sign(pair.getPrivateKey()).sign(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("nothing can be signed", e);
        }
    }

    /** The public key for verifiers. */
    String pem() {
        byte[] encoded = new byte[X509.length + pair.getPublicKey().length];
        System.arraycopy(X509, 0, encoded, 0, X509.length);
        System.arraycopy(pair.getPublicKey(), 0, encoded, X509.length, pair.getPublicKey().length);
        return "-----BEGIN PUBLIC KEY-----\n" + Base64.getEncoder().encodeToString(encoded) + "\n-----END PUBLIC KEY-----\n";
    }
}
