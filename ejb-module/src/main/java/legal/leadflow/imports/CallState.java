package legal.leadflow.imports;

import java.util.Set;
import java.util.UUID;
import legal.leadflow.kernel.Uuids;

/** A call while a portion of rows is worked on: as it was, and as the rows so far make it. */
final class CallState {
    final UUID id;
    final String providerId;
    /** Null for a call that is not stored yet. */
    final CallValues before;
    /** The import that made it; null when entered by hand. */
    final UUID importId;
    final int version;
    /** Nobody but this import has changed it since this import first touched it. */
    final boolean untouched;
    final UUID touchpoint;
    CallValues values;
    UUID party;
    UUID lead;
    boolean changed;
    boolean noteByHand;
    boolean outcomeByHand;

    private CallState(UUID id, String providerId, CallValues before, UUID importId, int version, boolean untouched, UUID touchpoint) {
        this.id = id;
        this.providerId = providerId;
        this.before = before;
        this.importId = importId;
        this.version = version;
        this.untouched = untouched;
        this.touchpoint = touchpoint;
        this.values = before;
    }

    static CallState fresh(String providerId, CallValues values, UUID run) {
        CallState state = new CallState(Uuids.next(), providerId, null, run, 0, true, null);
        state.values = values;
        state.changed = true;
        return state;
    }

    static CallState stored(UUID id, String providerId, CallValues values, UUID importId, int version, boolean untouched, UUID touchpoint, UUID party, UUID lead) {
        CallState state = new CallState(id, providerId, values, importId, version, untouched, touchpoint);
        state.party = party;
        state.lead = lead;
        return state;
    }

    /** A later version of the call; what somebody of the firm has set stands. */
    CallValues merged(CallValues later, Set<CallField> told) {
        CallValues merged = later.over(values, told);
        return merged.said(outcomeByHand ? values.outcome() : merged.outcome(), noteByHand ? values.note() : merged.note());
    }

    boolean isFresh() {
        return before == null;
    }

    /** Whether a touchpoint ties it to what brought the caller. */
    boolean isTouch() {
        return values.direction().equals("INBOUND") && (values.source() != null || values.click() != null || values.landing() != null || values.keyword() != null);
    }

    @Override
    public String toString() {
        return "call " + id;
    }
}
