package legal.leadflow.imports;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The records of a file, one after the other, in bounded memory. What is no record is given back as text with its cause, and reading goes
 * on at the next line that looks like the beginning of one: a mark that is never closed costs one row and not the rest of the file.
 * (FastCSV gives neither the text of a record nor a place to go on after an error; CsvRecordsTest compares both on well-formed files.)
 */
final class CsvRecords {
    /** Most lines, and most characters, that one record may span. */
    static final int MOST_LINES = 2_000;
    static final int MOST_CHARACTERS = 1 << 19;
    private final CsvLines lines;
    private final char delimiter;
    private final int columns;

    /** @param columns how many cells a row has; 0 when that is not known yet */
    CsvRecords(CsvLines lines, char delimiter, int columns) {
        this.lines = lines;
        this.delimiter = delimiter;
        this.columns = columns;
    }

    /** The next record; null at the end. Empty lines are no records. */
    CsvRow next() throws IOException {
        CsvLine first = lines.next();
        while (first != null && first.text().isEmpty()) {
            first = lines.next();
        }
        return first == null ? null : first.cut() ? new CsvRow(first.number(), first.text(), List.of(), Cause.LINE_LONG) : record(first);
    }

    private CsvRow record(CsvLine first) throws IOException {
        List<CsvLine> taken = new ArrayList<>(List.of(first));
        CsvCells cells = new CsvCells(delimiter);
        cells.take("", first.text());
        int length = first.text().length();
        while (cells.isOpen() && !cells.isMisplaced()) {
            CsvLine next = taken.size() < MOST_LINES && length < MOST_CHARACTERS ? lines.next() : null;
            if (next == null) {
                return flawed(taken, Cause.QUOTES);
            }
            cells.take(taken.get(taken.size() - 1).end(), next.text());
            length += next.text().length();
            taken.add(next);
        }
        if (cells.isMisplaced()) {
            return flawed(taken, Cause.QUOTES);
        }
        List<String> row = fitted(cells.cells());
        return columns > 0 && row.size() != columns ? flawed(taken, Cause.COLUMNS) : new CsvRow(first.number(), text(taken), row, null);
    }

    /** Some programs end every row with empty cells beyond the last column. */
    private List<String> fitted(List<String> cells) {
        boolean surplus = columns > 0 && cells.size() > columns && cells.subList(columns, cells.size()).stream().allMatch(String::isBlank);
        return List.copyOf(surplus ? cells.subList(0, columns) : cells);
    }

    /** Rejects the lines up to the next one that begins a record of its own. */
    private CsvRow flawed(List<CsvLine> taken, Cause cause) {
        int end = 1;
        while (end < taken.size() && !begins(taken.get(end).text())) {
            end++;
        }
        lines.putBack(taken.subList(end, taken.size()));
        return new CsvRow(taken.get(0).number(), text(taken.subList(0, end)), List.of(), cause);
    }

    private boolean begins(String line) {
        CsvCells alone = new CsvCells(delimiter);
        alone.take("", line);
        return !alone.isMisplaced() && (alone.isOpen() ? alone.cells().size() > 1 : columns > 0 && fitted(alone.cells()).size() == columns);
    }

    private static String text(List<CsvLine> lines) {
        if (lines.size() == 1) {
            return lines.get(0).text();
        }
        String whole = lines.stream().map(line -> line.text() + line.end()).collect(Collectors.joining());
        return whole.substring(0, whole.length() - lines.get(lines.size() - 1).end().length());
    }
}
