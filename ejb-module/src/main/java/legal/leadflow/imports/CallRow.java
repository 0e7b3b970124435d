package legal.leadflow.imports;

import java.util.List;

/**
 * A row that can be taken in.
 *
 * @param id       the provider's id of the call
 * @param source   names as the file has them; null where it has none
 * @param medium   says which channel a source unknown so far belongs to
 * @param goodLead whether the provider marks the caller as a lead; null when it does not say
 * @param spam     tagged as spam
 * @param warnings what is doubtful in it
 */
record CallRow(CsvRow row, String id, CallValues values, String source, String medium, String campaign, Boolean goodLead, boolean spam, List<Problem> warnings) {
    CallRow {
        warnings = List.copyOf(warnings);
    }

    @Override
    public String toString() {
        return row.toString();
    }
}
