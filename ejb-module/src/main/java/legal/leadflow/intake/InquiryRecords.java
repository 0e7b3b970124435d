package legal.leadflow.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.audit.PersonRecords;

/** Inquiries that became a person's leads or were attached to them, and those that say the same: when they were taken down nobody knew whose they are. Their words have their ids. */
@ApplicationScoped
class InquiryRecords implements PersonRecords {
    @PersistenceContext(unitName = "leadflow") EntityManager em;

    @Override
    public Set<UUID> about(UUID party) {
        Set<UUID> found = new HashSet<>();
        List<UUID> further = em.createQuery("select i.id from Inquiry i where i.leadId in (select l.id from Lead l where l.partyId = :party)", UUID.class).setParameter("party", party).getResultList();
        while (found.addAll(further)) { // what says the same is from the same person
            further = em.createQuery("select i.id from Inquiry i where i.duplicateOf in :found", UUID.class).setParameter("found", found).getResultList();
        }
        return Set.copyOf(found);
    }
}
