package legal.leadflow.imports;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What an undo left because it was changed since.
 *
 * @param counts how many records of each kind, by table
 * @param leads  those leads that are still there and that the reader may read, by number, {@value #MOST_LEADS} at most
 */
public record LeftRecords(Map<String, Integer> counts, List<Lead> leads) {
    /** Most leads that are told one by one. */
    public static final int MOST_LEADS = 100;

    /** A lead by its number. */
    public record Lead(UUID id, long number) {
    }
}
