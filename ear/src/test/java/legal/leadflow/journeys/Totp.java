package legal.leadflow.journeys;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.time.Instant;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The codes an authenticator shows: RFC 6238, SHA-1, six digits, 30 seconds. */
final class Totp {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final int SECONDS = 30;
    private final byte[] key;

    /** @param written in base 32, as the set-up page shows it; blanks do not count */
    Totp(String written) {
        key = decode(written.replaceAll("\\s", "").replace("=", ""));
    }

    /** The code of the time step {@code steps} after that of {@code at}. */
    String code(Instant at, int steps) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(key, "HmacSHA1"));
            byte[] hash = mac.doFinal(ByteBuffer.allocate(8).putLong(at.getEpochSecond() / SECONDS + steps).array());
            int number = ByteBuffer.wrap(hash, hash[hash.length - 1] & 0xf, 4).getInt() & 0x7fff_ffff;
            return "%06d".formatted(number % 1_000_000);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] decode(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length() * 5 / 8);
        int held = 0;
        int bits = 0;
        for (char letter : text.toUpperCase(java.util.Locale.ROOT).toCharArray()) {
            held = held << 5 | LETTERS.indexOf(letter);
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes.put((byte) (held >> bits));
                held &= (1 << bits) - 1;
            }
        }
        return bytes.array();
    }
}
