package legal.leadflow.intake;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import legal.leadflow.kernel.WarmingUp;

/** The firm's practice areas, inside the caller's transaction. */
@ApplicationScoped
class PracticeAreas {
    @PersistenceContext(unitName = "leadflow") EntityManager em;

    void warmUp(@Observes WarmingUp start) {
        all();
    }

    /** By name, with those no longer in use. */
    List<AreaView> all() {
        Map<UUID, List<AreaView.TypeView>> types = em.createQuery("select t from CaseType t order by t.name", CaseType.class).getResultStream()
                .collect(groupingBy(CaseType::getPracticeAreaId,
                        mapping(t -> new AreaView.TypeView(t.getId(), t.getName(), t.getNameEs(), t.isActive()), toList())));
        return em.createQuery("select a from PracticeArea a order by a.name", PracticeArea.class).getResultStream()
                .map(a -> new AreaView(a.getId(), a.getName(), a.getNameEs(), a.isActive(), types.getOrDefault(a.getId(), List.of()))).toList();
    }
}
