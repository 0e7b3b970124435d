package legal.leadflow.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How a file is to be read, and what its first rows hold.
 *
 * @param encoding  {@link TextCheck} told it
 * @param delimiter comma, semicolon, tab or bar, whichever parts the first line into most cells
 * @param columns   names in the first row
 * @param samples   of each column the first value that is not empty, within the first rows; "" where there is none
 * @param rows      records below the first row
 */
record Layout(Charset encoding, char delimiter, List<String> columns, List<String> samples, int rows) {
    private static final char[] DELIMITERS = {',', ';', '\t', '|'};
    private static final int SAMPLED = 200;
    private static final int SAMPLE_LENGTH = 120;
    private static final int MOST_COLUMNS = 500;
    /** A dry run keeps something of each row in memory, whose room all firms share. */
    static final int MOST_ROWS = 1_000_000;

    /** Reads the whole file once. */
    static Layout of(InputStream content, Charset encoding) throws IOException {
        CsvLines lines = new CsvLines(reader(content, encoding));
        CsvLine first = lines.next();
        while (first != null && first.text().isBlank()) {
            first = lines.next();
        }
        if (first == null) {
            throw new UploadRefused(UploadRefused.Why.EMPTY);
        }
        char delimiter = delimiter(first.text());
        List<String> columns = cells(first.text(), delimiter).stream().map(Layout::tidy).toList();
        if (first.cut() || columns.size() < 2 || columns.size() > MOST_COLUMNS) {
            throw new UploadRefused(UploadRefused.Why.NO_COLUMNS);
        }
        return scan(new CsvRecords(lines, delimiter, columns.size()), encoding, delimiter, columns);
    }

    private static Layout scan(CsvRecords records, Charset encoding, char delimiter, List<String> columns) throws IOException {
        List<String> samples = new ArrayList<>(Collections.nCopies(columns.size(), ""));
        int rows = 0;
        for (CsvRow row = records.next(); row != null; row = records.next()) {
            if (rows == MOST_ROWS) {
                throw new UploadRefused(UploadRefused.Why.MANY_ROWS);
            }
            if (rows++ < SAMPLED) {
                for (int i = 0; i < row.cells().size(); i++) {
                    samples.set(i, samples.get(i).isEmpty() ? tidy(row.cells().get(i)) : samples.get(i));
                }
            }
        }
        if (rows == 0) {
            throw new UploadRefused(UploadRefused.Why.NO_ROWS);
        }
        return new Layout(encoding, delimiter, columns, List.copyOf(samples), rows);
    }

    /** The records below the first row. */
    static CsvRecords records(InputStream content, Charset encoding, char delimiter, int columns) throws IOException {
        CsvLines lines = new CsvLines(reader(content, encoding));
        CsvLine first = lines.next();
        while (first != null && first.text().isBlank()) {
            first = lines.next();
        }
        return new CsvRecords(lines, delimiter, columns);
    }

    private static Reader reader(InputStream content, Charset encoding) throws IOException {
        Reader reader = new InputStreamReader(content, encoding.newDecoder().onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE));
        return new WithoutMark(reader);
    }

    private static char delimiter(String line) {
        char best = DELIMITERS[0];
        for (char candidate : DELIMITERS) {
            best = cells(line, candidate).size() > cells(line, best).size() ? candidate : best;
        }
        return best;
    }

    private static List<String> cells(String line, char delimiter) {
        CsvCells cells = new CsvCells(delimiter);
        cells.take("", line);
        return cells.isOpen() || cells.isMisplaced() ? List.of() : cells.cells();
    }

    /** For showing: on one line, without characters that cannot be seen, and not too long. */
    private static String tidy(String cell) {
        String seen = cell.replaceAll("[\\p{Cntrl}\\p{Cf}\\uFFFD]+", " ").strip();
        return seen.length() <= SAMPLE_LENGTH ? seen : seen.substring(0, seen.offsetByCodePoints(0, SAMPLE_LENGTH / 2)) + "…";
    }

    @Override
    public String toString() {
        return rows + " rows";
    }
}
