package legal.leadflow.crypto;

import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * One key of a firm as everybody who looks after keys may know it.
 *
 * @param id      stands in the first five bytes of every value that it sealed
 * @param primary whether new values are sealed with it
 */
public record KeyAge(int id, boolean primary) {
    private static final int PREFIX = 5;

    /** When it was made: keys are numbered by the second of their making, in seconds since 1970. */
    public Instant made() {
        return Instant.ofEpochSecond(Integer.toUnsignedLong(id));
    }

    /** The five bytes (Tink's) that every value sealed with it begins with. */
    public byte[] prefix() {
        return ByteBuffer.allocate(PREFIX).put((byte) 1).putInt(id).array();
    }

    /** The number of the key that a value says it was sealed with; 0 for what is too short for one. */
    static int idOf(byte[] sealed) {
        return sealed.length < PREFIX ? 0 : ByteBuffer.wrap(sealed, 1, Integer.BYTES).getInt();
    }
}
