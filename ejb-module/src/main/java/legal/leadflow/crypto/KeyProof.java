package legal.leadflow.crypto;

import java.util.UUID;

/** The known text in {@code firm.key_check}, sealed with the firm's key: it opens only with that key. */
public final class KeyProof {
    private static final String PLACE = "firm.key_check";
    private static final String KNOWN = "leadflow";

    private KeyProof() {
    }

    /** What the firm's row keeps from the day on which its key was made. */
    public static byte[] of(UUID firm, FieldCipher cipher) {
        return cipher.seal(firm, PLACE, firm, KNOWN);
    }

    /** Whether the firm's key of today is the one that {@code proof} was made with. */
    public static boolean fits(UUID firm, byte[] proof, FieldCipher cipher) {
        try {
            return KNOWN.equals(cipher.open(firm, PLACE, firm, proof));
        } catch (CipherException e) {
            return false;
        }
    }
}
