package legal.leadflow.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.tenancy.CurrentCaller;

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

    /** Remembers what the caller chose last on the call screen, as the default of the next call. */
    public void lastPracticeArea(UUID area) {
        StaffMember me = em.find(StaffMember.class, caller.get().person());
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
