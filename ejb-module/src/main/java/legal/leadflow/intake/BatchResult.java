package legal.leadflow.intake;

import java.util.List;
import java.util.UUID;

/**
 * What a batch did to each of its leads.
 *
 * @param rows   newest lead first; leads that are no more are left out
 * @param undone whether it was taken back
 */
public record BatchResult(UUID id, BatchWish wish, List<BatchRow> rows, boolean undone, LeadChoices choices) {
    public BatchResult {
        rows = List.copyOf(rows);
    }

    /** How many came out so. */
    public long count(BatchOutcome outcome) {
        return rows.stream().filter(row -> row.outcome() == outcome).count();
    }

    /** Whether there is something to take back. */
    public boolean undoable() {
        return !undone && count(BatchOutcome.CHANGED) > 0;
    }

    @Override
    public String toString() {
        return "batch " + id;
    }
}
