package legal.leadflow.audit;

import java.util.List;

/**
 * A page of the trail, newest first.
 *
 * @param newer whether there are entries before the first
 * @param older whether there are entries after the last
 */
public record AuditPage(List<AuditEntry> entries, boolean newer, boolean older) {
}
