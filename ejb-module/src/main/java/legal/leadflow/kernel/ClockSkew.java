package legal.leadflow.kernel;

import java.time.Duration;
import java.time.Instant;

/**
 * How far another computer's clock is off, as far as asking it can tell: what the answer took on its way is not held against it.
 * Five seconds are allowed where nobody says otherwise: half the margin with which sign-in tokens are renewed before they run out.
 */
public final class ClockSkew {
    /** System property: whole seconds that a clock may be off. */
    public static final String LIMIT = "leadflow.clock.limit";
    private static final int SECONDS = 5;

    private ClockSkew() {
    }

    /**
     * The least by which the other clock must be off.
     *
     * @param asked   ours, before it was asked
     * @param told    what it told
     * @param unit    how finely it tells: it may mean any moment from {@code told} until that much later
     * @param answered ours, when the answer was there
     * @return zero when it may be right; never negative
     */
    public static Duration least(Instant asked, Instant told, Duration unit, Instant answered) {
        Duration ahead = Duration.between(answered, told);
        Duration behind = Duration.between(told.plus(unit), asked);
        Duration more = ahead.compareTo(behind) > 0 ? ahead : behind;
        return more.isNegative() ? Duration.ZERO : more;
    }

    /** Whether it is off by more than the limit. */
    public static boolean isTooMuch(Duration skew) {
        return skew.compareTo(Duration.ofSeconds(Integer.getInteger(LIMIT, SECONDS))) > 0;
    }
}
