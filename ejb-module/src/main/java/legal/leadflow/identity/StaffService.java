package legal.leadflow.identity;

import static legal.leadflow.tenancy.Role.ATTORNEY_NAME;
import static legal.leadflow.tenancy.Role.COMPLIANCE_NAME;
import static legal.leadflow.tenancy.Role.FIRM_ADMIN_NAME;
import static legal.leadflow.tenancy.Role.INTAKE_NAME;
import static legal.leadflow.tenancy.Role.MARKETING_NAME;
import static legal.leadflow.tenancy.Role.PARTNER_NAME;
import static legal.leadflow.tenancy.Role.PROVIDER_NAME;
import static legal.leadflow.tenancy.Role.RECEPTIONIST_NAME;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.validation.Valid;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import legal.leadflow.audit.AuditTrail;
import legal.leadflow.audit.Audited;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.tenancy.Caller;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.tenancy.FirmBound;

/** The firm's people and what each has set for themselves. */
@Stateless
@FirmBound
public class StaffService {
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject CurrentCaller caller;
    @Inject FieldCipher cipher;
    @Inject FirmKeyCheck keyCheck;
    @Inject AuditTrail trail;

    /**
     * The person who just signed in; called once a session, by {@link Arrivals}. Makes or refreshes their row from the sign-in token. Sessions of one
     * person that begin at once wait for one another: no visit is refused because another was noted meanwhile.
     */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME, MARKETING_NAME, PROVIDER_NAME, COMPLIANCE_NAME, FIRM_ADMIN_NAME})
    @Audited("staff.signed-in")
    public Me signedIn() {
        Caller now = caller.get();
        keyCheck.check(now.firm());
        StaffMember me = em.find(StaffMember.class, now.person(), LockModeType.PESSIMISTIC_WRITE);
        if (me == null) {
            me = new StaffMember(now.person());
            seen(me, now, null);
            em.persist(me);
        } else {
            seen(me, now, cipher.open(now.firm(), StaffMember.NAME, me.getId(), me.name()));
        }
        trail.about("staff", now.person());
        return view(me, now);
    }

    /** Changes the person's own settings. */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME, MARKETING_NAME, PROVIDER_NAME, COMPLIANCE_NAME, FIRM_ADMIN_NAME})
    @Audited("staff.settings-changed")
    public Me change(@Valid Settings settings) {
        StaffMember me = em.find(StaffMember.class, caller.get().person(), LockModeType.PESSIMISTIC_WRITE);
        me.set(settings);
        trail.about("staff", me.getId());
        return view(me, caller.get());
    }

    /** Names of all colleagues, by id; for pages that show who did something. */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME, COMPLIANCE_NAME, FIRM_ADMIN_NAME})
    @Audited("staff.listed")
    public Map<UUID, String> names() {
        UUID firm = caller.get().firm();
        Map<UUID, String> names = new LinkedHashMap<>();
        em.createQuery("select s.id, s.name from StaffMember s", Object[].class).getResultStream()
                .forEach(row -> names.put((UUID) row[0], cipher.open(firm, StaffMember.NAME, (UUID) row[0], (byte[]) row[1])));
        return names;
    }

    private void seen(StaffMember member, Caller now, String knownName) {
        boolean renamed = !now.name().equals(knownName);
        member.seen(renamed ? cipher.seal(now.firm(), StaffMember.NAME, now.person(), now.name()) : null, now.roles(), Instant.now().truncatedTo(ChronoUnit.MICROS));
    }

    private Me view(StaffMember member, Caller now) {
        Firm firm = em.find(Firm.class, now.firm());
        return new Me(now.person(), now.name(), now.firm(), firm.getName(), firm.getTimeZone(), firm.getCurrency(), now.roles(), member.settings(),
                member.lastPracticeArea());
    }
}
