package legal.leadflow.sealing;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Collection;

/** Ed25519 (RFC 8032) over a line's text. */
final class Signed {
    private static final int BYTES = 64;

    private Signed() {
    }

    /** Whether the owner of one of the keys signed exactly this. */
    static boolean by(Collection<PublicKey> keys, String text, byte[] signature) {
        return keys.stream().anyMatch(key -> by(key, text, signature));
    }

    /** @throws IllegalArgumentException when it is no signature, or one that was cut off: Java's decoder takes most beginnings of one */
    static byte[] whole(String base64) {
        byte[] signature = Base64.getDecoder().decode(base64);
        if (signature.length != BYTES) {
            throw new IllegalArgumentException("no signature");
        }
        return signature;
    }

    private static boolean by(PublicKey key, String text, byte[] signature) {
        try {
            Signature check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(Digests.utf8(text));
            return check.verify(signature);
        } catch (GeneralSecurityException e) {
            return false; // not of the form of a signature
        }
    }
}
