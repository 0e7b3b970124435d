package legal.leadflow.calls;

import java.util.UUID;
import legal.leadflow.kernel.Phone;
import legal.leadflow.parties.MatchReason;

/** Somebody who may be calling. {@code stage} is that of the newest open lead, null without one. */
public record CallerMatch(UUID party, String name, Phone phone, MatchReason reason, String stage) {
    @Override
    public String toString() {
        return reason + " party " + party;
    }
}
