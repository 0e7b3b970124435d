package legal.leadflow.intake;

import java.time.Instant;
import java.util.UUID;
import legal.leadflow.kernel.Phone;
import legal.leadflow.parties.Speaks;

/**
 * An inquiry as a line of a list; no words.
 *
 * @param name      as shown; empty where nothing is known
 * @param phone     may be null, as {@code email} may
 * @param decidedAt null while it waits, as {@code decidedBy} is
 * @param lead      null unless it became a lead or belongs to one
 * @param reason    null unless it was rejected
 */
public record InquiryRow(UUID id, InquiryChannel channel, InquiryState state, Instant received, String name, Phone phone, String email, Speaks speaks,
        Instant decidedAt, UUID decidedBy, UUID lead, InquiryReason reason) {

    @Override
    public String toString() {
        return "inquiry " + id;
    }
}
