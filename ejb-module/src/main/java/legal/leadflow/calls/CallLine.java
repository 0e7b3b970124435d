package legal.leadflow.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import legal.leadflow.kernel.Phone;

/**
 * A call in a list.
 *
 * @param dialled  the firm's number, as stored; null when unknown
 * @param name     the party's name, else the name as delivered; empty when nobody knows it
 * @param number   the other side's; null when withheld
 * @param agent    who took or made it; null when nobody did
 * @param stage    of the lead: its disposition once closed, else its stage; null without a lead
 * @param note     as far as it is the reader's
 * @param waiting  how long an unanswered caller has waited to be called back; null when nobody waits
 * @param returned whether an unanswered caller was reached later
 */
public record CallLine(UUID id, Instant startedAt, Direction direction, CallOutcome outcome, UUID party, String name, Phone number,
        String dialled, String source, String campaign, Duration length, String agent, UUID lead, Long leadNumber, String stage, NoteView note,
        Duration waiting, boolean returned) {
    @Override
    public String toString() {
        return "call " + id;
    }
}
