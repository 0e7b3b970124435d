package legal.leadflow.intake;

import java.util.UUID;
import legal.leadflow.kernel.Conflict;

/** The lead was closed: it has to be opened again before it is moved or closed. */
public class LeadClosed extends Conflict {
    private static final long serialVersionUID = 1L;

    LeadClosed(UUID lead) {
        super("leads.refused.closed", lead);
    }
}
