package legal.leadflow.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import legal.leadflow.audit.SubjectLabels;

/** Leads by their numbers, {@code L-20418}, for those readers of the audit trail who may read leads. */
@ApplicationScoped
class LeadLabels implements SubjectLabels {
    @PersistenceContext(unitName = "leadflow") EntityManager em;

    @Override
    public String kind() {
        return "lead";
    }

    @Override
    public Map<UUID, String> labels(Collection<UUID> ids) {
        Map<UUID, String> labels = new LinkedHashMap<>();
        if (!ids.isEmpty()) {
            em.createQuery("select l.id, l.number from Lead l where l.id in :ids", Object[].class).setParameter("ids", ids)
                    .getResultStream().forEach(row -> labels.put((UUID) row[0], label((Long) row[1])));
        }
        return labels;
    }

    static String label(long number) {
        return "L-" + number;
    }
}
