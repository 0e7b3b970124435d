package legal.leadflow.intake;

import static legal.leadflow.tenancy.Role.ATTORNEY_NAME;
import static legal.leadflow.tenancy.Role.INTAKE_NAME;
import static legal.leadflow.tenancy.Role.PARTNER_NAME;
import static legal.leadflow.tenancy.Role.RECEPTIONIST_NAME;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import legal.leadflow.audit.AuditTrail;
import legal.leadflow.audit.Audited;
import legal.leadflow.audit.Subject;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.kernel.PlainText;
import legal.leadflow.tenancy.Caller;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.tenancy.FirmBound;
import legal.leadflow.tenancy.Right;

/** Views of the lead list that people keep. They are read with the list: {@link LeadService#list}. */
@Stateless
@FirmBound
public class SavedViewService {
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject CurrentCaller caller;
    @Inject FieldCipher cipher;
    @Inject AuditTrail trail;
    @Inject SavedViews views;

    /**
     * Keeps a view that the caller alone sees.
     *
     * @throws SavedViewRefused when the caller has one of that name, or {@value SavedViews#MOST} already
     */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("lead.view-saved")
    public UUID save(@NotNull @Valid NewView told) {
        return keep(told, caller.get().person());
    }

    /**
     * Keeps a view for everybody who has the list.
     *
     * @throws SavedViewRefused when the firm has one of that name, or {@value SavedViews#MOST} already
     */
    @RolesAllowed({INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("lead.view-shared")
    public UUID share(@NotNull @Valid NewView told) {
        return keep(told, null);
    }

    /**
     * Gives a view another name.
     *
     * @param version as it was read
     * @throws SavedViewRefused when it is gone or changed meanwhile, when the name is another's, or when it is the firm's and the caller may not change those
     */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("lead.view-renamed")
    public void rename(@NotNull @Subject("saved_view") UUID id, int version, @NotBlank @PlainText(max = NewView.NAME_MAX) String name) {
        SavedView view = locked(id, version);
        if (alike(view.isFirms()).stream().anyMatch(other -> !other.id().equals(id) && other.name().equalsIgnoreCase(name.strip()))) {
            throw SavedViewRefused.nameTaken();
        }
        view.name(cipher.seal(caller.get().firm(), SavedView.NAME, id, name.strip()));
    }

    /** As {@link #rename}: removes a view for good. */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("lead.view-removed")
    public void remove(@NotNull @Subject("saved_view") UUID id, int version) {
        em.remove(locked(id, version));
    }

    private UUID keep(NewView told, UUID owner) {
        Caller by = caller.get();
        List<SavedViewRow> there = alike(owner == null);
        if (there.size() >= SavedViews.MOST) {
            throw SavedViewRefused.tooMany(SavedViews.MOST);
        }
        if (there.stream().anyMatch(view -> view.name().equalsIgnoreCase(told.name().strip()))) {
            throw SavedViewRefused.nameTaken();
        }
        SavedView view = new SavedView(owner, told.filter(), by.person(), Instant.now().truncatedTo(ChronoUnit.MICROS));
        em.persist(view.name(cipher.seal(by.firm(), SavedView.NAME, view.getId(), told.name().strip())));
        trail.about("saved_view", view.getId());
        return view.getId();
    }

    /** The firm's, or the caller's own. */
    private List<SavedViewRow> alike(boolean firms) {
        return views.shown().stream().filter(view -> view.firms() == firms).toList();
    }

    private SavedView locked(UUID id, int version) {
        return Optional.ofNullable(em.find(SavedView.class, id, LockModeType.PESSIMISTIC_WRITE))
                .filter(view -> view.getVersion() == version && (!view.isFirms() || caller.get().may(Right.NARRATIVE))).orElseThrow(() -> SavedViewRefused.gone(id));
    }
}
