package legal.leadflow.calls;

import java.time.Instant;

/**
 * A call's note, as far as it is its reader's.
 *
 * @param readable whether it is for the reader what it says, and whether there is one
 * @param writable whether the reader may write it
 * @param text     empty where there is none, and where it is not for the reader
 * @param last     what was done to it last; null where it stands as it came with the call, and where it is not for the reader
 * @param at       when that was
 * @param by       the name of who did it; null where nobody knows
 */
public record NoteView(boolean readable, boolean writable, String text, Done last, Instant at, String by) {
    /** What somebody does to a note after the call was entered; {@code DELIVERED}: a provider told it anew. */
    public enum Done { WRITTEN, CHANGED, REMOVED, DELIVERED }

    @Override
    public String toString() {
        return "note, " + (readable ? "readable" : "hidden");
    }
}
