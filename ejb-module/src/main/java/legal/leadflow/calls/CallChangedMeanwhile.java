package legal.leadflow.calls;

import java.util.UUID;
import legal.leadflow.kernel.DomainException;

/** Somebody else changed the call after it was read; nothing was saved. */
public class CallChangedMeanwhile extends DomainException {
    private static final long serialVersionUID = 1L;

    CallChangedMeanwhile(UUID call) {
        super("calls.refused.changed", call);
    }
}
