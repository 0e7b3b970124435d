package legal.leadflow.imports;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The lines of a file, numbered; lines that were read too far can be put back. A line ends with CRLF, LF or CR. */
final class CsvLines {
    /** Most characters of a line that are kept. */
    static final int LONGEST = 1 << 20;
    private final Reader in;
    private final char[] buffer = new char[1 << 16];
    private final Deque<CsvLine> back = new ArrayDeque<>();
    private int at;
    private int filled;
    private int number;

    CsvLines(Reader in) {
        this.in = in;
    }

    /** The next line; null at the end. */
    CsvLine next() throws IOException {
        return back.isEmpty() ? read() : back.pop();
    }

    /** These come next, in this order. */
    void putBack(List<CsvLine> lines) {
        for (int i = lines.size() - 1; i >= 0; i--) {
            back.push(lines.get(i));
        }
    }

    private CsvLine read() throws IOException {
        StringBuilder text = new StringBuilder();
        boolean cut = false;
        boolean any = false;
        while (fill()) {
            any = true;
            int end = lineBreak();
            int room = LONGEST - text.length();
            text.append(buffer, at, Math.min(end - at, room));
            cut |= end - at > room;
            at = end;
            if (at < filled) {
                return new CsvLine(++number, text.toString(), takeBreak(), cut);
            }
        }
        return any ? new CsvLine(++number, text.toString(), "", cut) : null;
    }

    private int lineBreak() {
        int end = at;
        while (end < filled && buffer[end] != '\n' && buffer[end] != '\r') {
            end++;
        }
        return end;
    }

    private String takeBreak() throws IOException {
        if (buffer[at++] == '\n') {
            return "\n";
        }
        if (fill() && buffer[at] == '\n') {
            at++;
            return "\r\n";
        }
        return "\r";
    }

    private boolean fill() throws IOException {
        if (at < filled) {
            return true;
        }
        at = 0;
        filled = Math.max(0, in.read(buffer));
        return filled > 0;
    }
}
