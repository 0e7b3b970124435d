package legal.leadflow.crypto;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.UUID;

/**
 * What {@code firm.key_check} keeps, sealed with the firm's key: it opens only with that key, names the newest key of the trail and holds a digest under the index key, so that another
 * file of any of the three is told from the firm's. {@code leadflow|<number of the trail's newest key>|<32 hex digits>}; until November 2026 the first word alone.
 */
public final class KeyProof {
    private static final String PLACE = "firm.key_check";
    private static final String KNOWN = "leadflow";

    private KeyProof() {
    }

    /** What the firm's row keeps from the day on which its keys were made, or made anew. */
    public static byte[] of(UUID firm, FieldCipher cipher, KeyRing keys) {
        FirmKeys now = keys.of(firm);
        return cipher.seal(firm, PLACE, firm, KNOWN + "|" + Integer.toUnsignedString(now.trailKeys().getPrimary().getId()) + "|" + now.indexMark());
    }

    /** Whether the firm's keys of today are, or follow, those that {@code proof} was made with. */
    public static boolean fits(UUID firm, byte[] proof, FieldCipher cipher, KeyRing keys) {
        try {
            String told = cipher.open(firm, PLACE, firm, proof);
            String[] parts = told.split("\\|", -1);
            return KNOWN.equals(told) || parts.length == 3 && KNOWN.equals(parts[0]) && fits(parts[1], parts[2], keys.of(firm));
        } catch (CipherException | NumberFormatException e) {
            return false;
        }
    }

    private static boolean fits(String trail, String index, FirmKeys now) {
        return FirmKeys.ids(now.trailKeys()).contains(Integer.parseUnsignedInt(trail))
                && MessageDigest.isEqual(index.getBytes(StandardCharsets.US_ASCII), now.indexMark().getBytes(StandardCharsets.US_ASCII));
    }
}
