package legal.leadflow.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import legal.leadflow.parties.PartyDetails;
import legal.leadflow.tenancy.Caller;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.tenancy.Right;

/** The version of a lead as its reader sees it: of its rows and its person's. It counts changes and tells nothing of what they were. */
@ApplicationScoped
class LeadTags {
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject CurrentCaller caller;

    /** {@code 3.1-4.2-0}: lead and person, then the story and the money for those who may see them. */
    String of(Lead lead, PartyDetails person) {
        Caller by = caller.get();
        StringBuilder tag = new StringBuilder().append(lead.getVersion()).append('-').append(person.tag());
        if (by.may(Right.NARRATIVE)) {
            LeadNarrative story = em.find(LeadNarrative.class, lead.getId());
            tag.append('-').append(story == null ? "" : story.getVersion());
        }
        if (by.may(Right.MONEY)) {
            LeadMoney money = em.find(LeadMoney.class, lead.getId());
            tag.append('-').append(money == null ? "" : money.getVersion());
        }
        return tag.toString();
    }
}
