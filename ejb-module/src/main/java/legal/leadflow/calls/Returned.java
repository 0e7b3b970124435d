package legal.leadflow.calls;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import legal.leadflow.audit.AuditTrail;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.tenancy.CurrentCaller;

/**
 * What a call back owes to the calls that it returns. Nobody of the firm had spoken to that person: the lead which begins now owes its source to those calls,
 * and they belong to it.
 */
@ApplicationScoped
class Returned {
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject CurrentCaller caller;
    @Inject FieldCipher cipher;
    @Inject AuditTrail trail;
    @Inject Calls calls;

    /**
     * The calls that {@code told} returns, oldest first; none for a call of its own.
     *
     * @throws UnknownCall when the firm has none of that id
     */
    List<Call> by(NewCall told) {
        if (told.returns() == null) {
            return List.of();
        }
        Call returned = em.find(Call.class, told.returns());
        if (returned == null) {
            throw new UnknownCall(told.returns());
        }
        return returned.unanswered() ? calls.unansweredAround(returned) : List.of(returned);
    }

    /** Those of nobody else go to the person and their lead, with their touchpoints: what a provider delivered of them, or else the number that was dialled. */
    void attach(List<Call> returned, UUID party, UUID lead) {
        returned.stream().filter(call -> call.leadId() == null && (call.partyId() == null || call.partyId().equals(party))).forEach(call -> {
            call.belongs(party, lead);
            trail.about("call", call.getId());
            touch(call);
        });
    }

    private void touch(Call call) {
        List<Touchpoint> known = em.createQuery("select t from Touchpoint t where t.callId = :call", Touchpoint.class).setParameter("call", call.getId()).getResultList();
        known.stream().filter(touchpoint -> !touchpoint.hasLead()).forEach(touchpoint -> touchpoint.lead(call.leadId()));
        if (known.isEmpty() && call.sourceId() != null) {
            em.persist(new Touchpoint(call, TouchpointBasis.DIALLED_NUMBER, null, cipher, caller.get().firm()));
        }
    }
}
