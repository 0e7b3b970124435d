package legal.leadflow.audit;

import java.util.UUID;
import legal.leadflow.kernel.NoSuchRecord;

/** There is no such entry, or it is another firm's. */
public class NoSuchEntry extends NoSuchRecord {
    private static final long serialVersionUID = 1L;

    NoSuchEntry(UUID id) {
        super("audit.refused.missing", id);
    }
}
