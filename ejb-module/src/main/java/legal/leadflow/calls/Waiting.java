package legal.leadflow.calls;

import java.time.Instant;

/**
 * Inbound callers who were not answered and not reached since.
 *
 * @param since when the longest waiting called first; null when nobody waits
 */
public record Waiting(int callers, Instant since) {
}
