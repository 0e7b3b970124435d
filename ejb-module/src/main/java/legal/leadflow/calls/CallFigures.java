package legal.leadflow.calls;

import java.time.Duration;

/**
 * A day's inbound calls in figures.
 *
 * @param missed     missed and abandoned
 * @param medianRing null when no call tells how long it rang
 */
public record CallFigures(int calls, int answered, int missed, Duration medianRing) {
}
