package legal.leadflow.audit;

import java.util.List;

/**
 * One entry with all it tells.
 *
 * @param changes at most {@link AuditService#MOST_CHANGES}
 * @param more    whether there are more changes than these
 */
public record AuditRecord(AuditEntry entry, List<AuditChange> changes, boolean more) {
}
