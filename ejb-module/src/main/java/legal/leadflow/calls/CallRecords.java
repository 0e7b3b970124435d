package legal.leadflow.calls;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.audit.PersonRecords;

/** Calls of a person or of their leads. */
@ApplicationScoped
class CallRecords implements PersonRecords {
    @PersistenceContext(unitName = "leadflow") EntityManager em;

    @Override
    public Set<UUID> about(UUID party) {
        Set<UUID> ids = new HashSet<>();
        for (String query : List.of("select c.id from Call c where c.partyId = :party",
                "select c.id from Call c where c.leadId in (select l.id from Lead l where l.partyId = :party)")) {
            ids.addAll(em.createQuery(query, UUID.class).setParameter("party", party).getResultList());
        }
        return ids;
    }
}
