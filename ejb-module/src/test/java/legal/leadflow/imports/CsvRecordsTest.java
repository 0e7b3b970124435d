package legal.leadflow.imports;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CsvRecordsTest {
    @Test
    void aQuotedCellHoldsDelimitersBreaksAndMarks() throws IOException {
        List<CsvRow> rows = rows("a,\"b, \"\"c\"\"\r\nd\",e\r\nf,g,h\r\n", 3);
        assertThat(rows).extracting(CsvRow::cells).containsExactly(List.of("a", "b, \"c\"\r\nd", "e"), List.of("f", "g", "h"));
        assertThat(rows).extracting(CsvRow::line).containsExactly(1, 3);
        assertThat(rows.get(0).text()).isEqualTo("a,\"b, \"\"c\"\"\r\nd\",e");
    }

    @Test
    void everyKindOfLineBreakEndsARow() throws IOException {
        assertThat(rows("a,b\nc,d\re,f\r\n\r\n\ng,h", 2)).extracting(CsvRow::line).containsExactly(1, 2, 3, 6);
    }

    @Test
    void aMarkThatIsNeverClosedCostsOneRow() throws IOException {
        List<CsvRow> rows = rows("1,\"open,x\n2,b,c\n3,\"two\nlines\",d\n4,e,f\n", 3);
        assertThat(rows).extracting(CsvRow::flaw).containsExactly(Cause.QUOTES, null, null, null);
        assertThat(rows.get(0).text()).isEqualTo("1,\"open,x");
        assertThat(rows.get(2).cells()).containsExactly("3", "two\nlines", "d");
    }

    @Test
    void anOpenMarkInTheLastRowTakesNothingWithIt() throws IOException {
        List<CsvRow> rows = rows("1,\"open,x\n2,b,c\n3,d,e\n", 3);
        assertThat(rows).extracting(CsvRow::flaw).containsExactly(Cause.QUOTES, null, null);
    }

    @Test
    void aShortRowIsRejectedWithAllItsLines() throws IOException {
        List<CsvRow> rows = rows("1,\"note\nover lines\"\n2,b,c\n", 3);
        assertThat(rows).extracting(CsvRow::flaw).containsExactly(Cause.COLUMNS, null);
        assertThat(rows.get(0).text()).isEqualTo("1,\"note\nover lines\"");
    }

    @Test
    void emptyCellsBeyondTheLastColumnAreNoFault() throws IOException {
        assertThat(rows("1,b,c,,\n", 3).get(0).cells()).containsExactly("1", "b", "c");
    }

    @Test
    void aLineTooLongIsOneRejectedRowAndItsRestIsNotKept() throws IOException {
        List<CsvRow> rows = rows("x".repeat(3 * CsvLines.LONGEST) + "\n1,b\n", 2);
        assertThat(rows).extracting(CsvRow::flaw).containsExactly(Cause.LINE_LONG, null);
        assertThat(rows.get(0).text()).hasSize(CsvLines.LONGEST);
    }

    @Test
    void aHugeFileOfOpenMarksIsReadInTime() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append(i % 2_500 == 0 ? "a,\"open\n" : i % 7 == 0 ? "\"\"\"\",\"x\n" : "b,\"\"\n");
        }
        long begun = System.nanoTime();
        assertThat(rows(text.toString(), 2)).isNotEmpty();
        assertThat(System.nanoTime() - begun).isLessThan(20_000_000_000L);
    }

    /** Whatever a writer of CSV writes is read as FastCSV reads it. */
    @Test
    void readsWellFormedFilesAsFastCsvDoes() throws IOException {
        String[] bits = {"", "a", "Nguyễn", ",", ";", "\"", "\n", "\r\n", "\t", " ", "'", "=1+1", "😀", "\"\"", "x,\"y\"\nz"};
        for (int seed = 0; seed < 500; seed++) {
            Random random = new Random(seed);
            int columns = 2 + random.nextInt(6);
            StringWriter text = new StringWriter();
            try (CsvWriter writer = CsvWriter.builder().quoteStrategy(random.nextBoolean() ? QuoteStrategies.ALWAYS : QuoteStrategies.REQUIRED).build(text)) {
                for (int row = 0; row < random.nextInt(30); row++) {
                    List<String> cells = new ArrayList<>();
                    for (int i = 0; i < columns; i++) {
                        cells.add((i == 0 ? "k" : "") + bits[random.nextInt(bits.length)] + bits[random.nextInt(bits.length)]);
                    }
                    writer.writeRecord(cells);
                }
            }
            List<List<String>> expected;
            try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(text.toString())) {
                expected = reader.stream().map(CsvRecord::getFields).toList();
            }
            assertThat(rows(text.toString(), columns)).as("seed " + seed).extracting(CsvRow::cells).isEqualTo(expected);
        }
    }

    /** Broken in any place, a file loses no line: every line stands in exactly one row, in order. */
    @Test
    void noLineIsLost() throws IOException {
        String[] bits = {"a", "\"", ",", "\n", "\"\"", "b,c,d", "\n1,2,3\n", "x\"y", "\"q\""};
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < 60; i++) {
                text.append(bits[random.nextInt(bits.length)]);
            }
            List<String> lines = new ArrayList<>();
            rows(text.toString(), 3).forEach(row -> lines.addAll(List.of(row.text().split("\n", -1))));
            lines.removeIf(String::isEmpty);
            List<String> all = new ArrayList<>(List.of(text.toString().split("\n", -1)));
            all.removeIf(String::isEmpty);
            assertThat(lines).as("seed " + seed).isEqualTo(all);
        }
    }

    private static List<CsvRow> rows(String text, int columns) throws IOException {
        CsvRecords records = new CsvRecords(new CsvLines(new StringReader(text)), ',', columns);
        List<CsvRow> rows = new ArrayList<>();
        for (CsvRow row = records.next(); row != null; row = records.next()) {
            rows.add(row);
        }
        return rows;
    }
}
