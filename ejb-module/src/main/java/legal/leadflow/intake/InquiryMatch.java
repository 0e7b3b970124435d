package legal.leadflow.intake;

import java.util.List;
import java.util.UUID;
import legal.leadflow.kernel.Phone;

/**
 * Somebody the firm knows, from whom an inquiry may be.
 *
 * @param name  as shown; empty where nothing is known
 * @param phone the oldest number, or null
 * @param why   the strongest reason first
 * @param leads neither signed nor closed, newest first
 */
public record InquiryMatch(UUID party, String name, Phone phone, List<Likeness> why, List<OpenLead> leads) {
    public InquiryMatch {
        why = List.copyOf(why);
        leads = List.copyOf(leads);
    }

    /** Whether the number or the address is the same. */
    public boolean isSure() {
        return why.stream().anyMatch(Likeness::isSure);
    }

    @Override
    public String toString() {
        return why + " party " + party;
    }
}
