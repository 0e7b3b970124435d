package legal.leadflow.web.calls;

import java.time.LocalDate;
import java.util.List;
import legal.leadflow.calls.CallLine;

/** The calls of one day, newest first. */
public record CallDay(LocalDate day, List<CallLine> lines) {
    public CallDay {
        lines = List.copyOf(lines);
    }
}
