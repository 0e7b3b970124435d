package legal.leadflow.intake;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static legal.leadflow.tenancy.Role.ATTORNEY_NAME;
import static legal.leadflow.tenancy.Role.INTAKE_NAME;
import static legal.leadflow.tenancy.Role.PARTNER_NAME;
import static legal.leadflow.tenancy.Role.RECEPTIONIST_NAME;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import legal.leadflow.audit.Audited;
import legal.leadflow.tenancy.FirmBound;

/** The firm's practice areas and case types. */
@Stateless
@FirmBound
public class PracticeAreaService {
    @PersistenceContext(unitName = "leadflow") EntityManager em;

    /** All of them by name, with those no longer in use: old leads still show theirs. */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("practicearea.listed")
    public List<AreaView> all() {
        Map<UUID, List<AreaView.TypeView>> types = em.createQuery("select t from CaseType t order by t.name", CaseType.class).getResultStream()
                .collect(groupingBy(CaseType::getPracticeAreaId,
                        mapping(t -> new AreaView.TypeView(t.getId(), t.getName(), t.getNameEs(), t.isActive()), toList())));
        return em.createQuery("select a from PracticeArea a order by a.name", PracticeArea.class).getResultStream()
                .map(a -> new AreaView(a.getId(), a.getName(), a.getNameEs(), a.isActive(), types.getOrDefault(a.getId(), List.of()))).toList();
    }
}
