package legal.leadflow.imports;

import java.util.UUID;

/**
 * A row that was rejected, or kept with a warning.
 *
 * @param detail   the value, or the name of the field, that the cause is about; null where there is none
 * @param original as it stands in the file
 */
public record RejectedRow(UUID id, int line, boolean warning, Cause cause, String detail, String original) {
    @Override
    public String toString() {
        return cause + " at line " + line;
    }
}
