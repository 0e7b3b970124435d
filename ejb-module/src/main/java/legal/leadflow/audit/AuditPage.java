package legal.leadflow.audit;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A page of the trail, newest first.
 *
 * @param labels names and numbers of people and leads in it, by id; empty for readers who may not know them
 * @param newer whether there are entries before the first
 * @param older whether there are entries after the last
 * @param seal  how far the firm's trail is sealed
 */
public record AuditPage(List<AuditEntry> entries, Map<UUID, String> labels, boolean newer, boolean older, SealState seal) {
    AuditPage labelled(Map<UUID, String> known) {
        return new AuditPage(entries, known, newer, older, seal);
    }

    AuditPage sealed(SealState now) {
        return new AuditPage(entries, labels, newer, older, now);
    }

    @Override
    public String toString() {
        return entries.toString();
    }
}
