package legal.leadflow.parties;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import legal.leadflow.kernel.Phone;

/**
 * A party with all its contacts.
 *
 * @param tag   differs as soon as its row, a number or an address of it was changed; it counts changes and tells nothing of them
 * @param known since when the firm knows it
 */
public record PartyDetails(UUID id, String tag, PartyKind kind, PartyName name, Speaks speaks, boolean doNotContact, List<Phone> phones, List<String> emails,
        Instant known) {
    @Override
    public String toString() {
        return "party " + id;
    }
}
