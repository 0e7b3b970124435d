package legal.leadflow.audit;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * One entry with all it tells.
 *
 * @param changes at most {@link AuditService#MOST_CHANGES}
 * @param labels names and numbers of the people and leads in it, by id; empty for readers who may not know them
 * @param more    whether there are more changes than these
 */
public record AuditRecord(AuditEntry entry, List<AuditChange> changes, Map<UUID, String> labels, boolean more) {
    AuditRecord labelled(Map<UUID, String> known) {
        return new AuditRecord(entry, changes, known, more);
    }

    @Override
    public String toString() {
        return entry.toString();
    }
}
