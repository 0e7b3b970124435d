package legal.leadflow.audit;

import java.time.Duration;
import java.time.Instant;

/**
 * How the sealer of the audit trail does on this node.
 *
 * @param lastRun     when it last came to its end without trouble; null before
 * @param oldest      age of the oldest entry known here that is not sealed; zero when all are
 * @param firmsBehind how many firms have such entries
 * @param trouble     a code such as {@code no-heads-file}, or null
 * @param warning     what is amiss without keeping the trail from being sealed, {@code second-heads-file}; or null
 */
public record SealerStatus(Instant lastRun, Duration oldest, int firmsBehind, String trouble, String warning) {
}
