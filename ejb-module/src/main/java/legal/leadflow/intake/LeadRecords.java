package legal.leadflow.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.audit.PersonRecords;

/** A person's leads with their notes and stages; a lead's story and money have its own id. */
@ApplicationScoped
class LeadRecords implements PersonRecords {
    @PersistenceContext(unitName = "leadflow") EntityManager em;

    @Override
    public Set<UUID> about(UUID party) {
        Set<UUID> ids = new HashSet<>();
        for (String query : List.of("select l.id from Lead l where l.partyId = :party",
                "select n.id from LeadNote n where n.leadId in (select l.id from Lead l where l.partyId = :party)",
                "select c.id from LeadStageChange c where c.leadId in (select l.id from Lead l where l.partyId = :party)")) {
            ids.addAll(em.createQuery(query, UUID.class).setParameter("party", party).getResultList());
        }
        return ids;
    }
}
