package legal.leadflow.audit;

import java.util.Set;
import java.util.UUID;

/** Rooms tell which of their records are about a person, by the ids that changes in the trail name, also where no entry names the person, as of imports. */
public interface PersonRecords {
    /** @return ids; empty when there is none */
    Set<UUID> about(UUID party);
}
