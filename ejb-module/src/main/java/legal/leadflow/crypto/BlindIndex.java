package legal.leadflow.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Finds sealed values by equality: HMAC-SHA-256 of the normalised value under the firm's index key, 16 bytes of it.
 * Equal values of one kind in one firm have equal indexes; nothing else can be learned without the key.
 */
@ApplicationScoped
public class BlindIndex {
    private static final int LENGTH = 16;
    @Inject KeyRing keys;

    /** For CDI. */
    public BlindIndex() {
    }

    /** For programs that run outside the server. */
    public BlindIndex(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * @param kind       what is indexed, {@code phone}, so that equal texts of different kinds differ
     * @param normalised the value in its one normal form; the caller normalises
     * @return 16 bytes; null for null
     */
    public byte[] of(UUID firm, String kind, String normalised) {
        if (normalised == null) {
            return null;
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.of(firm).index(), "HmacSHA256"));
            mac.update(kind.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(normalised.getBytes(StandardCharsets.UTF_8)), LENGTH);
        } catch (GeneralSecurityException e) {
            throw new CipherException("no index of kind " + kind, e);
        }
    }
}
