package legal.leadflow.intake;

import java.util.UUID;
import legal.leadflow.kernel.ChangedMeanwhile;

/** Somebody else changed the lead or its person after it was read; nothing was saved. */
public class LeadChangedMeanwhile extends ChangedMeanwhile {
    private static final long serialVersionUID = 1L;

    LeadChangedMeanwhile(UUID lead) {
        super("web.error.changed-meanwhile", lead);
    }
}
