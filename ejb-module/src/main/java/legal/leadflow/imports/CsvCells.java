package legal.leadflow.imports;

import java.util.ArrayList;
import java.util.List;

/**
 * Takes one record apart, line by line (RFC 4180): a cell in quotation marks may hold delimiters, line breaks and doubled marks.
 * A mark inside a cell that does not begin with one is a letter like any other.
 */
final class CsvCells {
    private final char delimiter;
    private final List<String> cells = new ArrayList<>();
    private final StringBuilder cell = new StringBuilder();
    private boolean quoted;
    private boolean closed;
    private boolean misplaced;

    CsvCells(char delimiter) {
        this.delimiter = delimiter;
    }

    /** Takes a further line; {@code before} is the break between it and the last one, which stands inside a quoted cell. */
    void take(String before, String line) {
        cell.append(before);
        int at = 0;
        while (at < line.length() && !misplaced) {
            at = quoted ? inside(line, at) : outside(line, at);
        }
        if (!quoted) {
            end();
        }
    }

    private int inside(String line, int at) {
        int mark = line.indexOf('"', at);
        if (mark < 0) {
            cell.append(line, at, line.length());
            return line.length();
        }
        cell.append(line, at, mark);
        if (mark + 1 < line.length() && line.charAt(mark + 1) == '"') {
            cell.append('"');
            return mark + 2;
        }
        quoted = false;
        closed = true;
        return mark + 1;
    }

    private int outside(String line, int at) {
        char c = line.charAt(at);
        if (c == delimiter) {
            end();
        } else if (closed) {
            misplaced = true;
        } else if (c == '"' && cell.length() == 0) {
            quoted = true;
        } else {
            cell.append(c);
        }
        return at + 1;
    }

    private void end() {
        cells.add(cell.toString());
        cell.setLength(0);
        closed = false;
    }

    /** Whether a quoted cell goes on in the next line. */
    boolean isOpen() {
        return quoted;
    }

    /** Whether something follows a closing mark. */
    boolean isMisplaced() {
        return misplaced;
    }

    List<String> cells() {
        return cells;
    }
}
