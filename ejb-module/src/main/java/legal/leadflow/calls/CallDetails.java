package legal.leadflow.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * One call with all that is known of it.
 *
 * @param place     of the caller, as delivered; null when unknown
 * @param tags      as delivered; null when there are none
 * @param changedBy name of who changed it last; null for somebody who has left or whom the reader may not see
 */
public record CallDetails(CallLine line, int version, String place, String tags, Duration ring, Boolean firstTime,
        Instant changedAt, String changedBy) {
    public UUID id() {
        return line.id();
    }

    public CallOutcome outcome() {
        return line.outcome();
    }

    public NoteView note() {
        return line.note();
    }

    @Override
    public String toString() {
        return line.toString();
    }
}
