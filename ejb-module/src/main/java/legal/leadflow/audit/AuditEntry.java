package legal.leadflow.audit;

import java.util.List;
import java.util.UUID;

/**
 * One line of the trail.
 *
 * @param actor       who did it: id of a member of staff
 * @param subjectKind what it is about, {@code lead}; null for none
 * @param party       the person whose record it concerns; null for none
 * @param detail      what was searched, exported or given as a reason; null for none, and for readers who may not read values
 * @param address     the client's address; null for jobs
 * @param requestId   stands in the server's log too; null for jobs
 * @param fields      the first fields it changed, as {@code table.column}; {@code table.*} for a record made or deleted
 */
public record AuditEntry(AuditKey key, UUID actor, String action, Outcome outcome, String subjectKind, UUID subject, UUID party, UUID lead,
        String detail, String address, UUID requestId, List<String> fields) {
    @Override
    public String toString() {
        return "audit entry " + key;
    }
}
