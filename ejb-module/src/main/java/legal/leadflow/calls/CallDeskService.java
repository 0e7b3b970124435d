package legal.leadflow.calls;

import static legal.leadflow.tenancy.Role.ATTORNEY_NAME;
import static legal.leadflow.tenancy.Role.INTAKE_NAME;
import static legal.leadflow.tenancy.Role.PARTNER_NAME;
import static legal.leadflow.tenancy.Role.RECEPTIONIST_NAME;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import legal.leadflow.audit.AuditTrail;
import legal.leadflow.audit.Audited;
import legal.leadflow.audit.Subject;
import legal.leadflow.campaigns.Campaigns;
import legal.leadflow.campaigns.Dialled;
import legal.leadflow.identity.Colleagues;
import legal.leadflow.intake.Leads;
import legal.leadflow.intake.OpenLead;
import legal.leadflow.kernel.PlainText;
import legal.leadflow.parties.Parties;
import legal.leadflow.parties.PartyDetails;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.tenancy.FirmBound;

/** What the person who answers the phone needs while it rings: who is calling, on which number, what was begun before. */
@Stateless
@FirmBound
public class CallDeskService {
    private static final int MATCHES = 8;
    private static final int CONTACTS = 3;
    /** UTF-16 units of one field: a draft keeps also what is too long to be saved. */
    private static final int DRAFT_MAX = 10 * NewCall.NOTE_MAX;
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject CurrentCaller caller;
    @Inject AuditTrail trail;
    @Inject Parties parties;
    @Inject Campaigns campaigns;
    @Inject Leads leads;
    @Inject Colleagues colleagues;
    @Inject Calls calls;
    @Inject CallLines lines;
    @Inject CallDrafts drafts;

    /** People whose number resembles what was typed so far, four digits at least; {@value #MATCHES} at most, the strongest reason first. */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("call.caller-matched")
    public List<CallerMatch> match(@PlainText(max = NewCall.PHONE_MAX) String typed) {
        trail.detail(typed);
        return parties.match(typed, MATCHES).stream().map(match -> new CallerMatch(match.party(), match.name(), match.phone(), match.reason(),
                leads.openLeadOf(match.party()).map(lead -> lead.stage().name()).orElse(null))).toList();
    }

    /** Who a person is, for whoever has them on the phone. */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("call.caller-viewed")
    public KnownCaller caller(@NotNull @Subject("party") UUID party) {
        PartyDetails known = parties.details(party);
        Optional<OpenLead> lead = leads.openLeadOf(party);
        UUID owner = lead.map(open -> em.createQuery("select l.ownerId from Lead l where l.id = :id", UUID.class).setParameter("id", open.id())
                .getSingleResult()).orElse(null);
        String ownerName = owner == null ? null : colleagues.names(List.of(owner)).get(owner);
        return new KnownCaller(known, lead.orElse(null), ownerName, lines.of(calls.ofParty(party, CONTACTS)));
    }

    /** What the dialled number tells; empty when it is none of the firm's tracking numbers. */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("call.dialled-looked-up")
    public Optional<Dialled> dialled(@PlainText(max = NewCall.PHONE_MAX) String typed) {
        return CallPhones.read(typed).flatMap(campaigns::dialled);
    }

    /** Keeps what stands in the fields of a call that is being entered; null, and nothing kept, when that call was saved or thrown away. */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("call.draft-kept")
    public Instant keep(@NotNull @Subject("call_draft") UUID call,
            @NotNull @Size(max = 30) Map<@Size(max = 30) String, @NotNull @Size(max = DRAFT_MAX) String> fields) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        return drafts.keep(call, fields, now) ? now : null;
    }

    /** The caller's own unfinished calls, newest first, twenty at most. */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("call.drafts-listed")
    public List<CallDraft> drafts() {
        return drafts.mine();
    }

    /** Forgets an unfinished call for good: a draft of it that comes later is not kept. */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("call.draft-discarded")
    public void discard(@NotNull @Subject("call_draft") UUID call) {
        drafts.close(call);
    }

    /** The practice area the person chose last; null before their first call. */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("call.last-area-read")
    public UUID lastPracticeArea() {
        return colleagues.lastPracticeArea();
    }

    /** Who waits to be called back. */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("calls.waiting-counted")
    public Waiting waiting() {
        List<Object[]> callers = calls.waiting();
        return new Waiting(callers.size(), callers.isEmpty() ? null : (Instant) callers.get(0)[0]);
    }

    /** Inbound calls since a moment, in figures. */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("calls.counted")
    public CallFigures figures(@NotNull Instant since) {
        List<Object[]> rows = em.createQuery("select c.outcome, c.ringSeconds from Call c where c.startedAt >= :since and c.direction = :inbound order by c.ringSeconds",
                Object[].class).setParameter("since", since).setParameter("inbound", Direction.INBOUND).getResultList();
        List<Integer> rings = rows.stream().map(row -> (Integer) row[1]).filter(ring -> ring != null).toList();
        int answered = (int) rows.stream().filter(row -> row[0] == CallOutcome.ANSWERED).count();
        int missed = (int) rows.stream().filter(row -> row[0] == CallOutcome.MISSED || row[0] == CallOutcome.ABANDONED).count();
        return new CallFigures(rows.size(), answered, missed, rings.isEmpty() ? null : Duration.ofSeconds(rings.get((rings.size() - 1) / 2)));
    }
}
