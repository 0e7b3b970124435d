package legal.leadflow.calls;

import java.util.List;

/** Calls, newest first. {@code newer} and {@code older} are null at the ends of the log. */
public record CallPage(List<CallLine> lines, CallCursor newer, CallCursor older) {
    public CallPage {
        lines = List.copyOf(lines);
    }
}
