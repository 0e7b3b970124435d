package legal.leadflow.audit;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** What a room calls its records in the trail, such as a lead by its number. Rooms implement it; this room imports none of them. */
public interface SubjectLabels {
    /** The kind of record, as told by {@link AuditTrail#about}. */
    String kind();

    /** Labels by id, within the running transaction; records that the caller may not read have none. */
    Map<UUID, String> labels(Collection<UUID> ids);
}
