package legal.leadflow.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.kernel.Uuids;
import legal.leadflow.kernel.WarmingUp;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.tenancy.FirmQueries;
import legal.leadflow.tenancy.Role;

/** The firm's people for other rooms: inside the caller's transaction, firm context and audited call. */
@ApplicationScoped
public class Colleagues {
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject CurrentCaller caller;
    @Inject FieldCipher cipher;
    @Inject FirmQueries queries;

    /** Names by id; somebody whom the caller may not see has no entry. */
    public Map<UUID, String> names(Collection<UUID> people) {
        Map<UUID, String> names = new LinkedHashMap<>();
        if (!people.isEmpty()) {
            UUID firm = caller.get().firm();
            em.createQuery("select s.id, s.name from StaffMember s where s.id in :ids", Object[].class).setParameter("ids", people).getResultStream()
                    .forEach(row -> names.put((UUID) row[0], cipher.open(firm, StaffMember.NAME, (UUID) row[0], (byte[]) row[1])));
        }
        return names;
    }

    /** Names by id, in the names' order, of everybody who held one of these roles when they signed in last. */
    public Map<UUID, String> holding(Set<Role> roles) {
        return holding(List.of(roles)).get(0);
    }

    /** As {@link #holding(Set)} for several sets of roles, read once. */
    public List<Map<UUID, String>> holding(List<Set<Role>> wanted) {
        UUID firm = caller.get().firm();
        List<Map<UUID, String>> names = wanted.stream().<Map<UUID, String>>map(roles -> new LinkedHashMap<>()).toList();
        everybody().stream()
                .map(row -> new Held((UUID) row[0], cipher.open(firm, StaffMember.NAME, (UUID) row[0], (byte[]) row[1]), (String) row[2]))
                .sorted(Comparator.comparing(Held::name, String.CASE_INSENSITIVE_ORDER)).forEach(one -> {
                    for (int i = 0; i < wanted.size(); i++) {
                        if (holds(one.roles(), wanted.get(i))) {
                            names.get(i).put(one.id(), one.name());
                        }
                    }
                });
        return names;
    }

    private List<Object[]> everybody() {
        return queries.list(Object[].class, "select s.id, s.name, s.roles from StaffMember s where s.firmId = :firm", Map.of());
    }

    /** The session of a page begins with the person's own row and their firm's. */
    void warmUp(@Observes WarmingUp start) {
        everybody();
        em.find(StaffMember.class, Uuids.next());
        em.find(Firm.class, Uuids.next());
    }

    private record Held(UUID id, String name, String roles) {
        @Override
        public String toString() {
            return "colleague " + id;
        }
    }

    private static boolean holds(String held, Set<Role> roles) {
        return Arrays.stream(held.split(" ")).flatMap(name -> Role.named(name).stream()).anyMatch(roles::contains);
    }

    /** Remembers what the caller chose last on the call screen, as the default of the next call. Calls that one person saves at once wait for one another here. */
    public void lastPracticeArea(UUID area) {
        StaffMember me = em.find(StaffMember.class, caller.get().person(), LockModeType.PESSIMISTIC_WRITE);
        if (me != null) {
            me.lastPracticeArea(area);
        }
    }

    /** What the caller chose last on the call screen; null before the first call. */
    public UUID lastPracticeArea() {
        StaffMember me = em.find(StaffMember.class, caller.get().person());
        return me == null ? null : me.lastPracticeArea();
    }
}
