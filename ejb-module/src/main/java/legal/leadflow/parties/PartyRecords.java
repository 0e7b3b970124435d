package legal.leadflow.parties;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.audit.PersonRecords;

/** A person's numbers and addresses. */
@ApplicationScoped
class PartyRecords implements PersonRecords {
    @PersistenceContext(unitName = "leadflow") EntityManager em;

    @Override
    public Set<UUID> about(UUID party) {
        Set<UUID> ids = new HashSet<>();
        for (String query : List.of("select p.id from PartyPhone p where p.partyId = :party", "select e.id from PartyEmail e where e.partyId = :party")) {
            ids.addAll(em.createQuery(query, UUID.class).setParameter("party", party).getResultList());
        }
        return ids;
    }
}
