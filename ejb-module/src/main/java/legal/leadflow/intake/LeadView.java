package legal.leadflow.intake;

import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import legal.leadflow.parties.PartyDetails;

/**
 * A lead as its reader may see it: what the reader has no right to is not in here.
 *
 * @param tag      differs as soon as anything of it was changed that this reader may change
 * @param facts    see {@link Facts}
 * @param source   null also for those who see no case
 * @param came     the inquiries it came from, latest first
 * @param steps    from opening on, oldest first
 * @param notes    newest first; none without the right to read the story
 * @param looked   who opened this lead in the last 7 days, the latest first, once each; none without the right to read the story
 * @param moves    where the reader may move it now
 * @param closings how the reader may close it now
 * @param reopens  why the reader may open it again now
 * @param currency of the firm's money
 */
public record LeadView(UUID id, String tag, long number, PartyDetails person, Facts facts, Stage stage, Disposition disposition, Reason reason, Instant received,
        Instant stageSince, UUID area, UUID source, UUID campaign, List<Came> came, List<Step> steps, List<Note> notes, List<Looked> looked, List<Stage> moves,
        List<Disposition> closings, List<Reason> reopens, Currency currency) {

    /**
     * An inquiry that became the lead or was attached to it.
     *
     * @param by   who decided that
     * @param said the person's words; null where there are none, or not for this reader
     */
    public record Came(UUID inquiry, InquiryChannel channel, InquiryState how, Instant received, UUID by, String said) {
        @Override
        public String toString() {
            return "inquiry " + inquiry;
        }
    }

    /** A change of stage; {@code from} is null for the opening, {@code disposition} for all but closings. */
    public record Step(UUID id, Stage from, Stage to, Disposition disposition, Reason reason, Instant at, UUID by) {
        /** Whether it opened the lead again. */
        public boolean reopening() {
            return disposition == null && reason != null;
        }
    }

    /** What somebody wrote; {@code step} is the closing or reopening it explains, or null. */
    public record Note(UUID id, UUID step, String text, Instant at, UUID by) {
        @Override
        public String toString() {
            return "note " + id;
        }
    }

    /** Somebody who opened the lead, and when last. */
    public record Looked(UUID by, Instant at) {
    }

    public LeadView {
        came = List.copyOf(came);
        steps = List.copyOf(steps);
        notes = List.copyOf(notes);
        looked = List.copyOf(looked);
        moves = List.copyOf(moves);
        closings = List.copyOf(closings);
        reopens = List.copyOf(reopens);
    }

    /** The stage, or how it was closed. */
    public String standing() {
        return disposition == null ? stage.name() : disposition.name();
    }

    @Override
    public String toString() {
        return "lead " + id;
    }
}
