package legal.leadflow.calls;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import legal.leadflow.kernel.Phone;

/**
 * A call in a list.
 *
 * @param name     the party's name, else the name as delivered; empty when nobody knows it
 * @param number   the other side's; null when withheld
 * @param agent    who took or made it; null when nobody did
 * @param stage    of the lead: its disposition once closed, else its stage; null without a lead
 * @param waiting  how long an unanswered caller has waited to be called back; null when nobody waits
 * @param returned whether an unanswered caller was reached later
 */
public record CallLine(UUID id, Instant startedAt, Direction direction, CallOutcome outcome, UUID party, String name, Phone number, String source,
        String campaign, Duration length, String agent, UUID lead, Long leadNumber, String stage, Duration waiting, boolean returned) {
    @Override
    public String toString() {
        return "call " + id;
    }
}
