package legal.leadflow.calls;

import java.util.List;
import java.util.UUID;
import legal.leadflow.intake.OpenLead;
import legal.leadflow.parties.PartyDetails;

/**
 * Who is calling, for the person who answers.
 *
 * @param lead     the newest open lead; null without one
 * @param owner    name of the lead's intake owner; null without one
 * @param contacts the last calls, newest first
 */
public record KnownCaller(PartyDetails party, OpenLead lead, String owner, List<CallLine> contacts) {
    public KnownCaller {
        contacts = List.copyOf(contacts);
    }

    public UUID id() {
        return party.id();
    }

    @Override
    public String toString() {
        return party.toString();
    }
}
