package legal.leadflow.parties;

import java.util.UUID;
import legal.leadflow.kernel.Phone;

/** Somebody an import meets for the first time: a person with one number. */
public record Newcomer(UUID id, PartyName name, Speaks speaks, Phone phone) {
    @Override
    public String toString() {
        return "newcomer " + id;
    }
}
