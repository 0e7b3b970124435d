package legal.leadflow.stack;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for a condition. */
public final class Waiting {
    private static final Duration PAUSE = Duration.ofMillis(200);

    private Waiting() {
    }

    /**
     * Asks again and again until the answer is yes.
     *
     * @param condition may throw to end the waiting at once
     * @param atMost how long
     * @return whether the answer was yes in time
     */
    public static boolean until(BooleanSupplier condition, Duration atMost) {
        Instant end = Instant.now().plus(atMost);
        while (!condition.getAsBoolean()) {
            if (Instant.now().isAfter(end) || Thread.currentThread().isInterrupted()) {
                return false;
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        return true;
    }
}
