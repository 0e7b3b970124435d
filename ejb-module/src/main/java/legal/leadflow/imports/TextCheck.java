package legal.leadflow.imports;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Looks at a file's bytes as they come in, and tells its encoding at the end. UTF-8 unless a byte-order mark or the bytes say otherwise;
 * Windows-1252 only when it is no UTF-8. A file with letters in UTF-8 and a few broken bytes is UTF-8 with broken rows.
 */
final class TextCheck {
    static final Charset WINDOWS = Charset.forName("windows-1252");
    /** How the file begins decides what kind it is. */
    private final byte[] head = new byte[4096];
    private int headLength;
    private int expected;
    private int low = 0x80;
    private int high = 0xBF;
    private long letters;
    private long broken;

    void take(byte[] bytes, int length) {
        int copied = Math.min(length, head.length - headLength);
        System.arraycopy(bytes, 0, head, headLength, copied);
        headLength += copied;
        for (int i = 0; i < length; i++) {
            take(bytes[i] & 0xFF);
        }
    }

    private void take(int b) {
        if (expected > 0 && b >= low && b <= high) {
            low = 0x80;
            high = 0xBF;
            letters += --expected == 0 ? 1 : 0;
            return;
        }
        broken += expected > 0 ? 1 : 0;
        expected = b < 0x80 ? 0 : b >= 0xC2 && b <= 0xDF ? 1 : b >= 0xE0 && b <= 0xEF ? 2 : b >= 0xF0 && b <= 0xF4 ? 3 : -1;
        low = b == 0xE0 ? 0xA0 : b == 0xF0 ? 0x90 : 0x80; // no overlong forms
        high = b == 0xED ? 0x9F : b == 0xF4 ? 0x8F : 0xBF; // no surrogates, nothing beyond Unicode
        if (expected < 0) {
            broken++;
            expected = 0;
        }
    }

    /** Why it is no text; empty when it is. */
    Optional<UploadRefused.Why> refusal() {
        if (starts('P', 'K', 3, 4) || starts(0xD0, 0xCF, 0x11, 0xE0)) {
            return Optional.of(UploadRefused.Why.SPREADSHEET);
        }
        boolean binary = starts('%', 'P', 'D', 'F') || starts(0x1F, 0x8B) || starts(0x89, 'P', 'N', 'G') || starts(0xFF, 0xD8, 0xFF) || starts('G', 'I', 'F', '8')
                || starts('M', 'Z') || starts(0x7F, 'E', 'L', 'F') || !starts(0xFF, 0xFE) && !starts(0xFE, 0xFF) && manyNuls();
        return binary ? Optional.of(UploadRefused.Why.NO_TEXT) : Optional.empty();
    }

    Charset encoding() {
        if (starts(0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        if (starts(0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        long unfinished = expected > 0 ? 1 : 0;
        return starts(0xEF, 0xBB, 0xBF) || letters >= broken + unfinished ? StandardCharsets.UTF_8 : WINDOWS;
    }

    private boolean manyNuls() {
        int nuls = 0;
        for (byte b : Arrays.copyOf(head, headLength)) {
            nuls += b == 0 ? 1 : 0;
        }
        return nuls > headLength / 20;
    }

    private boolean starts(int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (i >= headLength || (head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
