package legal.leadflow.calls;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * Where a page of the call log goes on: at the call that stood at the edge of the page before.
 *
 * @param newer whether the page holds what is newer than that call, otherwise what is older
 */
public record CallCursor(Instant at, UUID id, boolean newer) {
    /** For an address: {@code o-1762189200000000-0194...}; tells a moment and an id, nothing personal. */
    public String written() {
        return (newer ? "n-" : "o-") + ChronoUnit.MICROS.between(Instant.EPOCH, at) + "-" + id;
    }

    /** Reads what {@link #written} wrote; empty for anything else. */
    public static Optional<CallCursor> read(String text) {
        if (text == null || !text.matches("[no]-\\d{1,17}-[0-9a-f-]{36}")) {
            return Optional.empty();
        }
        try {
            int dash = text.indexOf('-', 2);
            Instant at = Instant.EPOCH.plus(Long.parseLong(text.substring(2, dash)), ChronoUnit.MICROS);
            return Optional.of(new CallCursor(at, UUID.fromString(text.substring(dash + 1)), text.charAt(0) == 'n'));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
