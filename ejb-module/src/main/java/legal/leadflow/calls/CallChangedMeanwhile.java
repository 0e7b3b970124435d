package legal.leadflow.calls;

import java.util.UUID;
import legal.leadflow.kernel.ChangedMeanwhile;

/** Somebody else changed the call after it was read; nothing was saved. */
public class CallChangedMeanwhile extends ChangedMeanwhile {
    private static final long serialVersionUID = 1L;

    CallChangedMeanwhile(UUID call) {
        super("calls.refused.changed", call);
    }
}
