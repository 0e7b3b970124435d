package legal.leadflow.intake;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import legal.leadflow.kernel.WarmingUp;
import legal.leadflow.tenancy.FirmQueries;

/** The firm's practice areas, inside the caller's transaction. */
@ApplicationScoped
class PracticeAreas {
    @Inject FirmQueries queries;

    void warmUp(@Observes WarmingUp start) {
        all();
    }

    /** By name, with those no longer in use. */
    List<AreaView> all() {
        Map<UUID, List<AreaView.TypeView>> types = queries.list(CaseType.class, "select t from CaseType t where t.firmId = :firm order by t.name", Map.of()).stream()
                .collect(groupingBy(CaseType::getPracticeAreaId,
                        mapping(t -> new AreaView.TypeView(t.getId(), t.getName(), t.getNameEs(), t.isActive()), toList())));
        return queries.list(PracticeArea.class, "select a from PracticeArea a where a.firmId = :firm order by a.name", Map.of()).stream()
                .map(a -> new AreaView(a.getId(), a.getName(), a.getNameEs(), a.isActive(), types.getOrDefault(a.getId(), List.of()))).toList();
    }
}
