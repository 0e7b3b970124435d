package legal.leadflow.sealing;

import java.util.UUID;

/**
 * A seal over all entries of a firm whose transactions lie in a range; each names the one before it.
 *
 * @param number   from 1, without a gap
 * @param from     the first transaction number it covers; where the seal before ended
 * @param to       the first transaction number it no longer covers
 * @param entries  how many entries it covers
 * @param total    how many this seal and all before it cover
 * @param root     of their tree, in the order of time and id
 * @param previous {@link #hash} of the seal before; 32 zeros for the first
 * @param at       when it was made, in microseconds since 1970
 */
public record Seal(UUID firm, long number, long from, long to, int entries, long total, byte[] root, byte[] previous, long at) {
    /** Stands for the seal before the first. */
    public static byte[] none() {
        return new byte[32];
    }

    /** What the next seal and the head outside the database name: 32 bytes. */
    public byte[] hash() {
        return Digests.of(Digests.SEAL, Digests.utf8(firm + "|" + line()));
    }

    /** {@code S|number|from|to|entries|total|root|previous|at}. */
    public String line() {
        return Lines.line("S", number, from, to, entries, total, Lines.hex(root), Lines.hex(previous), at);
    }

    static Seal parse(UUID firm, String[] parts) {
        if (parts.length != 9) {
            throw new IllegalArgumentException("a seal has 9 parts");
        }
        return new Seal(firm, Long.parseLong(parts[1]), Long.parseLong(parts[2]), Long.parseLong(parts[3]), Integer.parseInt(parts[4]), Long.parseLong(parts[5]),
                Lines.bytes(parts[6]), Lines.bytes(parts[7]), Long.parseLong(parts[8]));
    }
}
