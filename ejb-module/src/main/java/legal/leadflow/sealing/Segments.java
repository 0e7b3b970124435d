package legal.leadflow.sealing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Cuts an export before each seal. Memory: one seal's lines. */
final class Segments {
    private static final int READ = 1 << 20;
    private final InputStream export;
    private byte[] buffer = new byte[2 * READ];
    private int from;
    private int to;

    Segments(InputStream export) {
        this.export = export;
    }

    /** The next line; empty behind the last. */
    String line() throws IOException {
        compact();
        int end = from;
        while (end < to || more()) {
            if (buffer[end] == '\n') {
                String line = new String(buffer, from, end - from, StandardCharsets.UTF_8);
                from = end + 1;
                return line.strip();
            }
            end++;
        }
        return "";
    }

    /** What stands before the next seal, with its line in front where this begins with one; null behind the last. */
    byte[] next() throws IOException {
        compact();
        int at = from;
        while (at + 2 < to || more()) {
            if (at + 2 < to && buffer[at] == '\n' && buffer[at + 1] == 'S' && buffer[at + 2] == '|') {
                return cut(at + 1);
            }
            at += at + 2 < to ? 1 : 0;
        }
        return from < to ? cut(to) : null;
    }

    private byte[] cut(int until) {
        byte[] text = Arrays.copyOfRange(buffer, from, until);
        from = until;
        return text;
    }

    private void compact() {
        if (from > buffer.length / 2) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            to -= from;
            from = 0;
        }
    }

    /** @return false behind the last byte */
    private boolean more() throws IOException {
        if (to == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * to);
        }
        int read = export.read(buffer, to, Math.min(READ, buffer.length - to));
        to += Math.max(0, read);
        return read >= 0;
    }
}
