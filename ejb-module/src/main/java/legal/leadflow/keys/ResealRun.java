package legal.leadflow.keys;

import java.time.Instant;
import java.util.UUID;

/**
 * One run that seals a firm's values anew.
 *
 * @param total     rows that it found to do when it began
 * @param done      rows that it sealed anew; may pass {@code total}, because people go on working
 * @param left      rows left at its end; 0 before
 * @param table     the table it is at, {@code call}; null before the first and after the last
 * @param after     the row in it after which it goes on
 * @param cancelled whether somebody wants it to stop
 * @param ended     null while it is on
 */
public record ResealRun(UUID id, ResealState state, long total, long done, long left, String table, UUID after, boolean cancelled, Instant started, Instant ended) {
    public boolean isAtWork() {
        return state == ResealState.RUNNING;
    }

    /** From 0 to 100. */
    public int percent() {
        return total == 0 || state == ResealState.DONE ? 100 : (int) Math.min(99, 100 * done / total);
    }
}
