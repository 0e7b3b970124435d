package legal.leadflow.crypto;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * How a firm's keys stand; never a key.
 *
 * @param trouble what keeps them closed; null while they open
 * @param fields  keys of the firm's values, the oldest first; empty while closed
 * @param trail   keys of the values of its audit trail, which stay for good
 * @param master  number of the oldest master key that wraps one of its files; 0 while closed
 * @param newest  number of the newest master key
 */
public record KeyState(UUID firm, KeysClosed.Why trouble, List<KeyAge> fields, List<KeyAge> trail, int master, int newest) {
    /** The key that seals new values. */
    public KeyAge primary() {
        return fields.stream().filter(KeyAge::primary).findFirst().orElseThrow();
    }

    /** When keys were made last. */
    public Instant rotated() {
        return primary().made();
    }

    /** When the oldest key that still opens values was made. */
    public Instant oldest() {
        return fields.stream().map(KeyAge::made).min(Comparator.naturalOrder()).orElseThrow();
    }

    /** Whether it waits to be wrapped by the newest master key. */
    public boolean isBehind() {
        return master != newest;
    }
}
