package legal.leadflow.audit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Seals that follow each other.
 *
 * @param first  number of the first
 * @param last   number of the last
 * @param asked  when it was looked up
 * @param newest whether the last is the newest there is, so that a verifier misses what was signed later
 */
public record SealRange(UUID firm, long first, long last, boolean newest, Instant asked) {
    /** A seal made while the range was looked up may be under way. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(10);

    /** The first line of its export. */
    public String head() {
        return SealedExport.head(firm, newest, ChronoUnit.MICROS.between(Instant.EPOCH, asked.minus(UNDER_WAY)));
    }

    /** The last line of its export. */
    public String end() {
        return SealedExport.end(last - first + 1);
    }
}
