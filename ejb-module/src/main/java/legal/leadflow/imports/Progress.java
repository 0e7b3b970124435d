package legal.leadflow.imports;

import java.time.Duration;
import java.time.Instant;

/**
 * How far a pass is.
 *
 * @param leftOver of an undo: records changed since, and left
 * @param total    rows of the file; of an undo, records to remove or restore
 * @param ended    null while it is on, or when it was cut off
 */
public record Progress(Pass pass, Tally tally, int leftOver, int total, Instant started, Instant ended) {
    /** From 0 to 100. */
    public int percent() {
        return total == 0 ? 100 : (int) Math.min(100, 100L * tally.getRows() / total);
    }

    /** From its start to its end. */
    public Duration took() {
        return ended == null ? Duration.ZERO : Duration.between(started, ended);
    }

    /** Seconds it may still take at the pace so far; 0 when that cannot be said yet. */
    public long secondsLeft(Instant now) {
        long gone = Duration.between(started, now).toMillis();
        return tally.getRows() == 0 ? 0 : Math.max(1, gone * Math.max(0, total - tally.getRows()) / tally.getRows() / 1000);
    }
}
