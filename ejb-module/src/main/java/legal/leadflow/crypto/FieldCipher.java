package legal.leadflow.crypto;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Objects;
import java.util.UUID;

/**
 * Seals one field with AES-256-GCM so that it opens only in the same firm, column and row.
 * Layout (Tink): 5 bytes key id, 12 bytes random nonce, ciphertext, 16 bytes tag. At most 2^32 values per key.
 * New values are sealed with the firm's newest key; a value tells by its first bytes which one opens it.
 *
 * @see <a href="https://doi.org/10.6028/NIST.SP.800-38D">NIST SP 800-38D, 8.2.2 and 8.3</a>
 */
@ApplicationScoped
public class FieldCipher {
    @Inject KeyRing keys;

    /** For CDI. */
    public FieldCipher() {
    }

    /** For programs that run outside the server. */
    public FieldCipher(KeyRing keys) {
        this.keys = keys;
    }

    /**
     * @param column table and column, {@code party.given_name}; with firm and row it is authenticated, not secret
     * @param text   the value, or null
     * @return 33 bytes longer than {@code text} in UTF-8 and different on every call; null for null
     */
    public byte[] seal(UUID firm, String column, UUID row, String text) {
        return text == null ? null : sealBytes(firm, column, row, text.getBytes(StandardCharsets.UTF_8));
    }

    /** As {@link #seal}, for content that is not text. */
    public byte[] sealBytes(UUID firm, String column, UUID row, byte[] content) {
        try {
            return keys.of(firm).of(column).encrypt(content, place(firm, column, row));
        } catch (GeneralSecurityException e) {
            throw new CipherException("a value of " + column + " could not be sealed", e);
        }
    }

    /**
     * @return the text; null for null
     * @throws CipherException when it was changed, moved to another row, column or firm, or sealed with another key
     */
    public String open(UUID firm, String column, UUID row, byte[] sealed) {
        return sealed == null ? null : new String(openBytes(firm, column, row, sealed), StandardCharsets.UTF_8);
    }

    /** As {@link #open}, for content that is not text. */
    public byte[] openBytes(UUID firm, String column, UUID row, byte[] sealed) {
        try {
            FirmKeys known = keys.of(firm);
            FirmKeys fitting = known.knows(column, sealed) ? known : keys.again(firm);
            return fitting.of(column).decrypt(sealed, place(firm, column, row));
        } catch (GeneralSecurityException e) {
            throw new CipherException("a value of " + column + " in row " + row + " does not open", e);
        }
    }

    private static byte[] place(UUID firm, String column, UUID row) {
        return (Objects.requireNonNull(firm, "firm") + "/" + Objects.requireNonNull(column, "column") + "/" + Objects.requireNonNull(row, "row"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
