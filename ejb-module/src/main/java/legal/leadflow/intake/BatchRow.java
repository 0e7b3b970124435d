package legal.leadflow.intake;

/**
 * A lead of a batch.
 *
 * @param lead    as it stands now
 * @param version of the lead as it was read: what a batch changes was seen by whoever made it
 * @param outcome what became of it, or would become of it
 */
public record BatchRow(LeadRow lead, int version, BatchOutcome outcome) {
    @Override
    public String toString() {
        return lead + " " + outcome;
    }
}
