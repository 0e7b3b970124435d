package legal.leadflow.calls;

import java.time.Instant;
import java.util.UUID;
import legal.leadflow.kernel.PlainText;

/**
 * Which calls a list shows; null parts ask nothing.
 *
 * @param since  started then or later
 * @param until  started before
 * @param search a number, its last four or seven digits, or a name
 */
public record CallFilter(CallOutcome outcome, Direction direction, Instant since, Instant until, UUID source, @PlainText(max = 100) String search,
        boolean waiting) {
    @Override
    public String toString() {
        return "CallFilter";
    }
}
