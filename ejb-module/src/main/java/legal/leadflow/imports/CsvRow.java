package legal.leadflow.imports;

import java.util.List;

/**
 * One record of a file.
 *
 * @param line  of the file, from 1, on which it begins
 * @param text  as it stands in the file, without the last line break
 * @param cells empty when {@code flaw} says that it cannot be taken apart
 * @param flaw  why it is no row, or null
 */
record CsvRow(int line, String text, List<String> cells, Cause flaw) {
    @Override
    public String toString() {
        return "row at line " + line;
    }
}
