package legal.leadflow.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.tenancy.Role;

/** The firm's people for other rooms: inside the caller's transaction, firm context and audited call. */
@ApplicationScoped
public class Colleagues {
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject CurrentCaller caller;
    @Inject FieldCipher cipher;

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
        UUID firm = caller.get().firm();
        Map<UUID, String> names = new HashMap<>();
        em.createQuery("select s.id, s.name, s.roles from StaffMember s", Object[].class).getResultStream().filter(row -> holds((String) row[2], roles))
                .forEach(row -> names.put((UUID) row[0], cipher.open(firm, StaffMember.NAME, (UUID) row[0], (byte[]) row[1])));
        Map<UUID, String> ordered = new LinkedHashMap<>();
        names.entrySet().stream().sorted(Map.Entry.comparingByValue(String.CASE_INSENSITIVE_ORDER)).forEach(one -> ordered.put(one.getKey(), one.getValue()));
        return ordered;
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
