package legal.leadflow.parties;

import java.util.UUID;
import legal.leadflow.kernel.ChangedMeanwhile;

/** Somebody else changed the party after it was read; nothing was saved. */
public class PartyChangedMeanwhile extends ChangedMeanwhile {
    private static final long serialVersionUID = 1L;

    PartyChangedMeanwhile(UUID party) {
        super("web.error.changed-meanwhile", party);
    }
}
