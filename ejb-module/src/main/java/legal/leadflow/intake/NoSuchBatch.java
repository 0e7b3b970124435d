package legal.leadflow.intake;

import java.util.UUID;
import legal.leadflow.kernel.NoSuchRecord;

/** The caller made no batch of that id within the last day. Another person's or firm's gets the same answer. */
public class NoSuchBatch extends NoSuchRecord {
    private static final long serialVersionUID = 1L;

    NoSuchBatch(UUID batch) {
        super("leads.batch.refused.missing", batch);
    }
}
