package legal.leadflow.imports;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * All about one import.
 *
 * @param version  counts choices of columns and passes, not the rows that a pass has done
 * @param rows     records of the file
 * @param usedFor  how many earlier imports used the kept choice of columns; 0 when there is none
 * @param dry      the last dry run; null before the first
 * @param real     null before it is started
 * @param undo     null before it is undone
 * @param cancelling somebody has asked it to stop, and it is about to
 */
public record ImportView(UUID id, int version, int number, ImportState state, String fileName, long fileBytes, String encoding, char delimiter, int rows, List<ColumnView> columns,
        LeadRule leadRule, int usedFor, Instant created, UUID by, boolean cancelling, Progress dry, Progress real, Progress undo) {
    public ImportView {
        columns = List.copyOf(columns);
    }

    /** Columns that become something. */
    public long recognised() {
        return columns.stream().filter(column -> column.field() != CallField.IGNORE).count();
    }

    /** The pass that is on, or was last. */
    public Progress current() {
        return state == ImportState.CHECKING ? dry : undo != null ? undo : real;
    }

    /** Rejected rows and rows with a warning, as the last pass over the file found them. */
    public int problems() {
        Progress last = real != null ? real : dry;
        return last == null ? 0 : last.tally().getRejected() + last.tally().getWarned();
    }

    @Override
    public String toString() {
        return "import " + id;
    }
}
