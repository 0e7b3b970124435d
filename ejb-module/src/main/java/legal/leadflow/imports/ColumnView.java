package legal.leadflow.imports;

/**
 * A column of the file and what becomes of it.
 *
 * @param sample its first value that is not empty; "" when there is none in the first rows
 */
public record ColumnView(String name, String sample, CallField field, Sureness sureness) {
    @Override
    public String toString() {
        return field + " " + sureness;
    }
}
