package legal.leadflow.parties;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import legal.leadflow.kernel.Phone;

/**
 * A party with all its contacts.
 *
 * @param known since when the firm knows it
 */
public record PartyDetails(UUID id, int version, PartyKind kind, PartyName name, Speaks speaks, boolean doNotContact, List<Phone> phones, List<String> emails,
        Instant known) {
    @Override
    public String toString() {
        return "party " + id;
    }
}
