package legal.leadflow.requests;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Supplier;

/**
 * A request that its sender may send again, to make one record and not two.
 *
 * @param key     the sender's name for the request, at most {@value #KEY_MAX} characters
 * @param content digest of all that it asks for, in hexadecimal digits; asked for once the content has been read
 */
public record Once(String key, Supplier<String> content) {
    /** The longest key. */
    public static final int KEY_MAX = 200;

    /** A request whose body is at hand. */
    public static Once of(String key, String what, byte[] body) {
        MessageDigest digest = sha256();
        digest.update(what.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        String content = HexFormat.of().formatHex(digest.digest(body));
        return new Once(key, () -> content);
    }

    /** A request whose body is a stream too large to keep: whoever makes the record reads it through {@code in}; what is left is read here. */
    public static Once of(String key, DigestInputStream in) {
        return new Once(key, () -> {
            try {
                in.transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        });
    }

    /** {@code in}, digested while it is read. */
    public static DigestInputStream digesting(InputStream in, String what) {
        MessageDigest digest = sha256();
        digest.update(what.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
        return new DigestInputStream(in, digest);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "Once";
    }
}
