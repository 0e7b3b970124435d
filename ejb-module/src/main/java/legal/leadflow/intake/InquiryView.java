package legal.leadflow.intake;

import java.time.Instant;
import java.util.UUID;
import legal.leadflow.kernel.Phone;
import legal.leadflow.parties.PartyName;
import legal.leadflow.parties.Speaks;

/**
 * An inquiry as its reader may see it.
 *
 * @param phone      may be null, as {@code email}, {@code source} and {@code campaign} may
 * @param readable   whether the reader may read the words
 * @param message    the person's words; null where there are none, or not for this reader
 * @param takenBy    who took it down, or whose program sent it
 * @param decidedBy  null while it waits, as {@code decidedAt} is
 * @param lead       null unless it became a lead or belongs to one, as {@code leadNumber} is
 * @param original   the inquiry that says the same; null unless it is a duplicate
 * @param reason     null unless it was rejected
 */
public record InquiryView(UUID id, int version, InquiryChannel channel, InquiryState state, Instant received, PartyName name, Phone phone, String email, Speaks speaks,
        UUID source, UUID campaign, boolean readable, String message, UUID takenBy, Instant takenAt, UUID decidedBy, Instant decidedAt, UUID lead, Long leadNumber,
        UUID original, InquiryReason reason) {

    @Override
    public String toString() {
        return "inquiry " + id;
    }
}
