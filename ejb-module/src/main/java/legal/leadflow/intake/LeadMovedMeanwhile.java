package legal.leadflow.intake;

import java.time.Instant;
import java.util.UUID;
import legal.leadflow.kernel.Conflict;

/** Somebody else moved, closed or reopened the lead after the caller saw it; nothing was changed. */
public class LeadMovedMeanwhile extends Conflict {
    private static final long serialVersionUID = 1L;
    private final String standing;
    private final UUID by;
    private final transient Instant at;

    LeadMovedMeanwhile(UUID lead, LeadStageChange last) {
        super("leads.refused.moved", lead);
        standing = last.getDisposition() == null ? last.getTo().name() : last.getDisposition().name();
        by = last.getBy();
        at = last.getAt();
    }

    /** The stage where it stands now, or how it was closed. */
    public String standing() {
        return standing;
    }

    public UUID by() {
        return by;
    }

    public Instant at() {
        return at;
    }
}
