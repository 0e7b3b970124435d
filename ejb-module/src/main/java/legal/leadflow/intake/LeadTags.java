package legal.leadflow.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import legal.leadflow.parties.PartyDetails;
import legal.leadflow.tenancy.Caller;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.tenancy.Right;

/** The version of a lead as its reader sees it: of its rows and its person's. It counts changes and tells nothing of what they were. */
@ApplicationScoped
class LeadTags {
    @Inject CurrentCaller caller;

    /** {@code 3.1-4.2-0}: lead and person, then the story and the money for those who may see them. */
    String of(LeadRows rows, PartyDetails person) {
        Caller by = caller.get();
        StringBuilder tag = new StringBuilder().append(rows.lead().getVersion()).append('-').append(person.tag());
        if (by.may(Right.NARRATIVE)) {
            tag.append('-').append(rows.story() == null ? "" : rows.story().getVersion());
        }
        if (by.may(Right.MONEY)) {
            tag.append('-').append(rows.money() == null ? "" : rows.money().getVersion());
        }
        return tag.toString();
    }
}
