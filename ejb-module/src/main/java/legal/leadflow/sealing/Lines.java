package legal.leadflow.sealing;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.StringJoiner;

/**
 * The one spelling of an entry, its changes and its values: what is hashed and what an export holds. Fields are parted by '|', absent ones empty,
 * texts percent-encoded, bytes in hex, times in microseconds since 1970.
 */
public final class Lines {
    /** The most parts a line has. */
    static final int MOST = 13;
    private static final HexFormat HEX = HexFormat.of();

    private Lines() {
    }

    /**
     * {@code E|id|at|actor|action|outcome|kind|subject|party|lead|digest of the client's sealed address|request|transaction}.
     *
     * @param address {@link Digests#plain} of the sealed address; null without one
     */
    public static String entry(Object id, long at, Object actor, String action, String outcome, String kind, Object subject, Object party, Object lead, byte[] address,
            Object request, long transaction) {
        return line("E", id, at, actor, text(action), text(outcome), text(kind), subject, party, lead, hex(address), request, transaction);
    }

    /** {@code C|id|table|record|column|kind}. */
    public static String change(Object id, String entity, Object record, String field, String kind) {
        return line("C", id, text(entity), record, text(field), text(kind));
    }

    /** {@code V|id|table|digest}: what the tree holds of a value. */
    public static String value(Object id, String entity, byte[] digest) {
        return line("V", id, text(entity), HEX.formatHex(digest));
    }

    /** {@code A|entry}: an export says that the entry's address, of which the tree holds a digest, was erased. */
    public static String addressErased(Object entry) {
        return line("A", entry);
    }

    /** {@code L|digest}: what stands in an export for a retired entry whose seal has others that stay. */
    public static String leftOut(byte[] leaf) {
        return line("L", hex(leaf));
    }

    /** {@code U|table|id}: an erasure that an entry behind the export's last seal tells. Nothing vouches for this line. */
    public static String erasedLater(String table, Object id) {
        return line("U", table, id);
    }

    /** {@code V|id|table|digest|salt|before|after}: an export holds the sealed texts beside; an erased value has no salt. */
    public static String exported(String value, byte[] salt, byte[] before, byte[] after) {
        return value + "|" + hex(salt) + "|" + hex(before) + "|" + hex(after);
    }

    static String line(Object... parts) {
        StringJoiner line = new StringJoiner("|");
        for (Object part : parts) {
            line.add(part == null ? "" : part.toString());
        }
        return line.toString();
    }

    static String hex(byte[] bytes) {
        return bytes == null ? "" : HEX.formatHex(bytes);
    }

    static byte[] bytes(String hex) {
        return hex.isEmpty() ? null : HEX.parseHex(hex);
    }

    private static String text(String text) {
        return text == null ? null : URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
