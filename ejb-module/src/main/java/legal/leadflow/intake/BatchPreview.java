package legal.leadflow.intake;

import java.util.List;

/**
 * What a wish would do to each of the leads that were chosen.
 *
 * @param rows newest lead first
 * @param more whether more leads were asked for than one batch takes; they are not among the rows
 */
public record BatchPreview(List<BatchRow> rows, boolean more, LeadChoices choices) {
    public BatchPreview {
        rows = List.copyOf(rows);
    }

    /** How many would be changed. */
    public long changing() {
        return rows.stream().filter(row -> row.outcome() == BatchOutcome.CHANGED).count();
    }

    @Override
    public String toString() {
        return "preview of " + rows.size() + " leads";
    }
}
