package legal.leadflow.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Objects;
import java.util.UUID;
import legal.leadflow.campaigns.Campaign;
import legal.leadflow.campaigns.Source;
import legal.leadflow.identity.StaffMember;

/** Whether what a new lead or inquiry refers to is there, is the firm's, and fits together. Pages offer what is; programs and changed forms need not. */
@ApplicationScoped
class LeadReferences {
    private static final String NO_CHOICE = "leads.fact.refused.choice";
    @PersistenceContext(unitName = "leadflow") EntityManager em;

    /** @throws LeadRefused naming the first that is not; the person is looked for elsewhere */
    void check(NewLead told) {
        area(told.practiceArea(), told.caseType());
        source(told.source(), told.campaign());
        there("owner", StaffMember.class, told.owner());
    }

    private void area(UUID area, UUID type) {
        there("practice-area", PracticeArea.class, area);
        CaseType known = there("case-type", CaseType.class, type);
        if (known != null && !Objects.equals(known.getPracticeAreaId(), area)) {
            throw new LeadRefused("case-type", NO_CHOICE);
        }
    }

    /** @throws LeadRefused when one of them is not there, or the campaign is not the source's; both may be null */
    void source(UUID source, UUID campaign) {
        there("source", Source.class, source);
        Campaign known = there("campaign", Campaign.class, campaign);
        if (known != null && !Objects.equals(known.getSourceId(), source)) {
            throw new LeadRefused("campaign", NO_CHOICE);
        }
    }

    private <T> T there(String field, Class<T> type, UUID id) {
        T known = id == null ? null : em.find(type, id);
        if (id != null && known == null) {
            throw new LeadRefused(field, NO_CHOICE);
        }
        return known;
    }
}
