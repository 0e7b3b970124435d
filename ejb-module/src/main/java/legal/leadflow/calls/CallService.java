package legal.leadflow.calls;

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
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import legal.leadflow.audit.AuditTrail;
import legal.leadflow.audit.Audited;
import legal.leadflow.audit.Subject;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.identity.Colleagues;
import legal.leadflow.requests.Once;
import legal.leadflow.requests.RequestKeys;
import legal.leadflow.tenancy.FirmBound;

/** The call log: entering a call, finding calls, and setting right what was entered. */
@Stateless
@FirmBound
public class CallService {
    /** Most calls of one page of the log. */
    public static final int MOST_LISTED = 100;
    private static final int PAGE = 50;
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject FieldCipher cipher;
    @Inject AuditTrail trail;
    @Inject Calls calls;
    @Inject CallLines lines;
    @Inject CallEntry entry;
    @Inject CallNotes notes;
    @Inject Colleagues colleagues;
    @Inject RequestKeys requests;

    /**
     * Saves a call with all that follows from it: the person, their lead, the touchpoint; its draft is gone. Pressing Save twice changes nothing.
     *
     * @throws CallRecordedBefore when it was saved already with another number, person, note or outcome
     * @throws NothingToRecord when there is neither number, name nor note
     * @throws NotAPhoneNumber when one of the numbers cannot be one
     * @throws NameOfWrongNumber when a name is told of somebody who is not known, and of a wrong number
     */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("call.recorded")
    public Recorded record(@NotNull @Valid NewCall told) {
        return recorded(told);
    }

    /** As {@link #record(NewCall)}, for a request that may come twice under a key instead of the call's id; {@code once} may be null. */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("call.recorded")
    public UUID record(@NotNull @Valid NewCall told, Once once) {
        return requests.once(once, "call", () -> recorded(told).call());
    }

    private Recorded recorded(NewCall told) {
        Call known = em.find(Call.class, told.id());
        if (known != null) {
            tell(known);
            if (!entry.isSame(known, told)) {
                throw new CallRecordedBefore(told.id());
            }
            return new Recorded(known.getId(), known.partyId(), known.leadId());
        }
        Call call = entry.enter(told);
        tell(call);
        return new Recorded(call.getId(), call.partyId(), call.leadId());
    }

    /**
     * A page of the log.
     *
     * @param cursor null for the newest
     * @param limit  most calls of the page, at most {@value #MOST_LISTED}
     */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("calls.listed")
    public CallPage log(@NotNull @Valid CallFilter filter, CallCursor cursor, @Min(1) @Max(MOST_LISTED) int limit) {
        if (filter.search() != null && !filter.search().isBlank()) {
            trail.detail(filter.search().strip());
        }
        List<Call> found = calls.list(filter, cursor, limit + 1);
        boolean more = found.size() > limit;
        boolean upwards = cursor != null && cursor.newer();
        List<Call> shown = !more ? found : upwards ? found.subList(1, found.size()) : found.subList(0, limit);
        CallCursor newer = shown.isEmpty() || (upwards ? !more : cursor == null) ? null : at(shown.get(0), true);
        CallCursor older = shown.isEmpty() || !upwards && !more ? null : at(shown.get(shown.size() - 1), false);
        return new CallPage(lines.of(shown), newer, older);
    }

    /** All calls of a lead, newest first. */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("lead.calls-listed")
    public List<CallLine> ofLead(@NotNull @Subject("lead") UUID lead) {
        return lines.of(calls.ofLead(lead));
    }

    /** The last calls of a person, newest first, {@value #PAGE} at most. */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("party.calls-listed")
    public List<CallLine> ofParty(@NotNull @Subject("party") UUID party) {
        return lines.of(calls.ofParty(party, PAGE));
    }

    /** @throws UnknownCall when the firm has none of that id */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("call.viewed")
    public CallDetails get(@NotNull @Subject("call") UUID id) {
        Call call = found(id, em.find(Call.class, id));
        tell(call);
        return details(call);
    }

    /**
     * Sets outcome, note or both right.
     *
     * @param version of the call as it was read
     * @return the call as it stands now
     * @throws CallChangedMeanwhile when somebody else changed it since then; nothing is saved
     * @throws NoteOfAnother        when the note is not the caller's to write; nothing is saved
     */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("call.changed")
    public CallDetails change(@NotNull @Subject("call") UUID id, int version, @NotNull @Valid CallChange change) {
        Call call = found(id, em.find(Call.class, id, LockModeType.PESSIMISTIC_WRITE));
        tell(call);
        if (call.getVersion() != version) {
            throw new CallChangedMeanwhile(id);
        }
        if (change.outcome() != null) {
            call.outcome(change.outcome());
        }
        if (change.noteTold()) {
            notes.change(call, change.note());
        }
        em.flush(); // the answer tells the new version
        return details(call);
    }

    private CallDetails details(Call call) {
        CallLine line = lines.of(List.of(call)).get(0);
        return new CallDetails(line, call.getVersion(), call.place(cipher), call.tags(cipher), call.ring(),
                call.firstTime(), call.getChangedAt(), colleagues.names(List.of(call.getChangedBy())).get(call.getChangedBy()));
    }

    private void tell(Call call) {
        trail.about("call", call.getId());
        if (call.partyId() != null) {
            trail.about("party", call.partyId());
        }
        if (call.leadId() != null) {
            trail.about("lead", call.leadId());
        }
    }

    private static CallCursor at(Call call, boolean newer) {
        return new CallCursor(call.startedAt(), call.getId(), newer);
    }

    private static Call found(UUID id, Call call) {
        if (call == null) {
            throw new UnknownCall(id);
        }
        return call;
    }
}
