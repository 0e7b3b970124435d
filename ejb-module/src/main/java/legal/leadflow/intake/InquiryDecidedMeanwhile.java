package legal.leadflow.intake;

import java.time.Instant;
import java.util.UUID;
import legal.leadflow.kernel.Conflict;

/** Somebody else decided on the inquiry, or took a decision back, after the caller saw it; nothing was changed. */
public class InquiryDecidedMeanwhile extends Conflict {
    private static final long serialVersionUID = 1L;
    private final InquiryState state;
    private final UUID by;
    private final transient Instant at;

    InquiryDecidedMeanwhile(Inquiry stands) {
        super("inquiries.refused.meanwhile", stands.getId());
        state = stands.getState();
        by = stands.getChangedBy();
        at = stands.getChangedAt();
    }

    /** What became of it. */
    public InquiryState state() {
        return state;
    }

    public UUID by() {
        return by;
    }

    public Instant at() {
        return at;
    }
}
