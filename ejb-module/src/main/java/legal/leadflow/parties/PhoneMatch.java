package legal.leadflow.parties;

import java.time.Instant;
import java.util.UUID;
import legal.leadflow.kernel.Phone;

/**
 * A person whose number resembles the one typed.
 *
 * @param name   as shown
 * @param phone  the number that matched
 * @param known  since when the firm knows the person
 */
public record PhoneMatch(UUID party, String name, Phone phone, MatchReason reason, Instant known) {
    @Override
    public String toString() {
        return reason + " party " + party;
    }
}
