package legal.leadflow.web.leads;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import legal.leadflow.calls.CallLine;
import legal.leadflow.intake.LeadView;

/**
 * One line of a lead's timeline: an inquiry, a call, a note, or a change of stage with what was said about it; exactly one of them.
 *
 * @param by  who did it, as shown; empty when nobody knows
 * @param said what was written with it; empty for nothing
 */
public record TimelineEntry(Kind kind, Instant at, String by, String said, CallLine call, LeadView.Step step, LeadView.Came came) {
    /** What the timeline can be filtered by. */
    public enum Kind { INQUIRIES, CALLS, NOTES, STAGES }

    /** All of one day, newest first. */
    public record Day(LocalDate date, List<TimelineEntry> entries) {
    }

    @Override
    public String toString() {
        return kind + " at " + at;
    }
}
