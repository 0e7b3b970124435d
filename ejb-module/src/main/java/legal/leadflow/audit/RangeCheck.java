package legal.leadflow.audit;

import java.util.List;
import legal.leadflow.sealing.Counts;
import legal.leadflow.sealing.Finding;
import legal.leadflow.sealing.Verification;

/** A verification of a range of seals that goes on from call to call ({@link AuditService#verify}), each a few seconds long; whoever drops it has cancelled it. */
public final class RangeCheck {
    private final SealRange range;
    private final Verification verification;
    private long next;
    private boolean ended;

    RangeCheck(SealRange range, Verification verification) {
        this.range = range;
        this.verification = verification;
        next = range.first();
    }

    SealRange range() {
        return range;
    }

    long next() {
        return next;
    }

    /** Takes lines of the export up to, and without, seal {@code following}. */
    void take(String lines, long following) {
        lines.lines().forEach(verification::line);
        next = following;
    }

    void end() {
        verification.line(range.end().strip());
        verification.finish();
        ended = true;
    }

    /** Whether all of it was looked at. */
    public boolean isEnded() {
        return ended;
    }

    public long getFirst() {
        return range.first();
    }

    public long getLast() {
        return range.last();
    }

    /** How much is done, in percent of the seals. */
    public int getPercent() {
        return (int) (100 * (next - range.first()) / (range.last() - range.first() + 1));
    }

    /** What was looked at so far. */
    public Counts getCounts() {
        return verification.counts();
    }

    /** Erased values and addresses of which no sealed entry among those looked at tells, only the database as it is now: {@code OPEN} of the verifier. 0 until the end. */
    public long getOpen() {
        return ended ? verification.claimed() : 0;
    }

    /** What was found so far, at most 50. */
    public List<Finding> getFindings() {
        return verification.findings();
    }

    @Override
    public String toString() {
        return "a check of seals " + range.first() + " to " + range.last();
    }
}
