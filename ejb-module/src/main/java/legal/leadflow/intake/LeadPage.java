package legal.leadflow.intake;

import java.util.List;

/**
 * A page of the list, newest first. How many leads there are in all is not counted.
 *
 * @param newer the page before; null when this is the first
 * @param older the page after; null when this is the last
 */
public record LeadPage(List<LeadRow> rows, LeadCursor newer, LeadCursor older) {
    public LeadPage {
        rows = List.copyOf(rows);
    }
}
