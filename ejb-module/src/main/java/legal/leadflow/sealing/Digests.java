package legal.leadflow.sealing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;

/**
 * SHA-256 as a Merkle tree uses it: a byte in front keeps leaves, nodes and seals apart.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6962#section-2.1">RFC 6962, 2.1</a>
 */
public final class Digests {
    static final byte LEAF = 0;
    static final byte NODE = 1;
    static final byte SEAL = 2;

    private Digests() {
    }

    /** Of the parts as they follow each other. */
    static byte[] of(byte kind, byte[]... parts) {
        MessageDigest digest = sha256();
        digest.update(kind);
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    /**
     * What stands for a value in the tree: with its 16 bytes of salt the value may be erased, and nobody can try values against what is left.
     *
     * @param before sealed text, or null
     * @param after  sealed text, or null
     * @return 32 bytes
     */
    public static byte[] value(byte[] salt, byte[] before, byte[] after) {
        return value(sha256(), salt, before, after);
    }

    /** As {@link #value(byte[], byte[], byte[])}, with a digest that is used again and again. */
    static byte[] value(MessageDigest digest, byte[] salt, byte[] before, byte[] after) {
        digest.update(salt);
        for (byte[] one : new byte[][] {before, after}) {
            int length = one == null ? -1 : one.length;
            digest.update(new byte[] {(byte) (length >> 24), (byte) (length >> 16), (byte) (length >> 8), (byte) length});
            if (one != null) {
                digest.update(one);
            }
        }
        return digest.digest();
    }

    /** Of bytes by themselves. */
    public static byte[] plain(byte[] bytes) {
        return sha256().digest(bytes);
    }

    /**
     * The root of the tree over {@code leaves} in their order: split at the largest power of two below their number.
     *
     * @return 32 bytes
     * @throws IllegalArgumentException without a leaf
     */
    public static byte[] root(List<byte[]> leaves) {
        if (leaves.isEmpty()) {
            throw new IllegalArgumentException("a tree without leaves");
        }
        MessageDigest digest = sha256();
        List<byte[]> level = leaves;
        while (level.size() > 1) { // pairing from the left and carrying an odd last one up gives the same tree
            List<byte[]> above = new ArrayList<>((level.size() + 1) / 2);
            for (int i = 0; i + 1 < level.size(); i += 2) {
                digest.update(NODE);
                digest.update(level.get(i));
                digest.update(level.get(i + 1));
                above.add(digest.digest());
            }
            if (level.size() % 2 == 1) {
                above.add(level.get(level.size() - 1));
            }
            level = above;
        }
        return level.get(0);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("no SHA-256", e);
        }
    }
}
