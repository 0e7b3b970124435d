package legal.leadflow.intake;

import java.util.UUID;
import legal.leadflow.kernel.NoSuchRecord;

/** The firm has no lead of that id. Another firm's lead gets the same answer. */
public class NoSuchLead extends NoSuchRecord {
    private static final long serialVersionUID = 1L;

    NoSuchLead(UUID lead) {
        super("leads.refused.missing", lead);
    }
}
