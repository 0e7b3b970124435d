package legal.leadflow.intake;

import static legal.leadflow.tenancy.Role.ATTORNEY_NAME;
import static legal.leadflow.tenancy.Role.INTAKE_NAME;
import static legal.leadflow.tenancy.Role.PARTNER_NAME;
import static legal.leadflow.tenancy.Role.RECEPTIONIST_NAME;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import legal.leadflow.audit.Audited;
import legal.leadflow.audit.Subject;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.kernel.PlainText;
import legal.leadflow.tenancy.Caller;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.tenancy.FirmBound;

/** The life of a lead, from the first contact until it is signed or closed. */
@Stateless
@FirmBound
public class LeadService {
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject CurrentCaller caller;
    @Inject FieldCipher cipher;
    @Inject Leads leads;

    /** Opens a lead for a person the firm knows already. */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("lead.opened")
    public UUID open(@NotNull @Valid NewLead told) {
        return leads.open(told);
    }

    /** Moves an open lead to another stage; refusals are told by {@link Lead#move}. */
    @RolesAllowed({INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("lead.moved")
    public void move(@NotNull @Subject("lead") UUID lead, @NotNull Stage to) {
        Caller by = caller.get();
        em.persist(leads.lock(lead).move(to, by.roles(), by.person(), now()));
    }

    /** Closes a lead; {@code note} may be null. Refusals are told by {@link Lead#close}. */
    @RolesAllowed({INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("lead.closed")
    public void close(@NotNull @Subject("lead") UUID lead, Disposition how, Reason why, @PlainText(max = LeadNote.TEXT_MAX, lines = true) String note) {
        Caller by = caller.get();
        explain(leads.lock(lead).close(how, why, by.roles(), by.person(), now()), note);
    }

    /** Opens a closed lead again, or takes back a signature; {@code note} may be null. Refusals are told by {@link Lead#reopen}. */
    @RolesAllowed({INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("lead.reopened")
    public void reopen(@NotNull @Subject("lead") UUID lead, Reason why, @PlainText(max = LeadNote.TEXT_MAX, lines = true) String note) {
        Caller by = caller.get();
        explain(leads.lock(lead).reopen(why, by.roles(), by.person(), now()), note);
    }

    /** Adds a note to the lead's timeline. */
    @RolesAllowed({INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("lead.noted")
    public UUID addNote(@NotNull @Subject("lead") UUID lead, @NotBlank @PlainText(max = LeadNote.TEXT_MAX, lines = true) String text) {
        return note(leads.find(lead).getId(), null, text, now());
    }

    private void explain(LeadStageChange change, String note) {
        em.persist(change);
        if (Leads.blankToNull(note) != null) {
            note(change.getLeadId(), change.getId(), note, change.getAt());
        }
    }

    private UUID note(UUID lead, UUID stageChange, String text, Instant at) {
        Caller by = caller.get();
        LeadNote note = new LeadNote(lead, stageChange, by.person(), at);
        em.persist(note.text(cipher.seal(by.firm(), LeadNote.TEXT, note.getId(), text.strip())));
        return note.getId();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
