package legal.leadflow.kernel;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.UUID;

/** Ids for new rows, and ids as they come from outside. */
public final class Uuids {
    private static final String FORM = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final SecureRandom RANDOM = new SecureRandom();

    private Uuids() {
    }

    /**
     * A version 7 UUID: 48 bits of milliseconds, then 74 random bits, so that new rows stand together in an index.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9562#section-5.7">RFC 9562, 5.7</a>
     */
    public static UUID next() {
        long high = System.currentTimeMillis() << 16 | 0x7000L | RANDOM.nextInt(1 << 12);
        long low = RANDOM.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L;
        return new UUID(high, low);
    }

    /** The id in this text, only as ids are written here, for {@link UUID#fromString} takes short forms too; empty for null and for what is no id. */
    public static Optional<UUID> parse(String text) {
        return text == null || !text.matches(FORM) ? Optional.empty() : Optional.of(UUID.fromString(text));
    }
}
