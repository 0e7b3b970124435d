package legal.leadflow.audit;

import static legal.leadflow.tenancy.Role.COMPLIANCE_NAME;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.validation.constraints.NotNull;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.kernel.PlainText;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.tenancy.FirmBound;
import legal.leadflow.tenancy.SealingContext;
import org.hibernate.Session;

/**
 * Erases from the audit trail what a person may ask to have erased. The entries stay, and the trail still verifies; the entry of the erasure names each value
 * that went, so that one taken away by hand shows.
 */
@Stateless
@FirmBound
public class AuditErasureService {
    private static final int MOST = 300;
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject CurrentCaller caller;
    @Inject SealingContext context;
    @Inject AuditTrail trail;
    @Inject @Any Instance<PersonRecords> rooms;

    /**
     * Every value before and after, and every detail such as what was searched, in entries about the person, their leads, calls and notes. For good: a backup alone has them.
     *
     * @param reason why, in words that tell nothing of the person; at most 300 characters
     * @return how many values were erased; 0 for somebody of whom the trail has none
     */
    @RolesAllowed(COMPLIANCE_NAME)
    @Audited("audit.values-erased")
    public int erasePerson(@NotNull @Subject("party") UUID party, @NotNull @PlainText(max = MOST) String reason) {
        trail.about("party", party);
        trail.detail(reason);
        em.unwrap(Session.class).doWork(connection -> context.widen(connection, caller.get()));
        Set<UUID> records = new HashSet<>(Set.of(party));
        rooms.forEach(room -> records.addAll(room.about(party)));
        List<UUID> gone = em.unwrap(Session.class).doReturningWork(connection -> new Erasure(connection, caller.get().firm()).values(party, records));
        gone.forEach(id -> trail.deleted("audit_value", id));
        return gone.size();
    }

    /**
     * The addresses from which a colleague worked.
     *
     * @return how many entries had one
     */
    @RolesAllowed(COMPLIANCE_NAME)
    @Audited("audit.addresses-erased")
    public int eraseAddresses(@NotNull @Subject("staff") UUID person, @NotNull @PlainText(max = MOST) String reason) {
        trail.about("staff", person);
        trail.detail(reason);
        em.unwrap(Session.class).doWork(connection -> context.widen(connection, caller.get()));
        List<UUID> gone = em.unwrap(Session.class).doReturningWork(connection -> new Erasure(connection, caller.get().firm()).addresses(person));
        gone.forEach(id -> trail.deleted("audit_entry", id));
        return gone.size();
    }
}
