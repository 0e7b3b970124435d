package legal.leadflow.intake;

import java.time.Instant;
import java.util.UUID;

/**
 * A lead of a batch as it is kept.
 *
 * @param owner as it was before; null for nobody
 * @param stage as it was before
 * @param since {@link Lead#getStageSince} as the batch left it
 */
record BatchLine(UUID lead, BatchOutcome outcome, UUID owner, Stage stage, Instant since) {
    BatchLine now(BatchOutcome became) {
        return new BatchLine(lead, became, owner, stage, since);
    }
}
