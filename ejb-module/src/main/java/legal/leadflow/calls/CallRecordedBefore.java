package legal.leadflow.calls;

import java.util.UUID;
import legal.leadflow.kernel.DomainException;

/** The call was saved already, from another window and with other words; nothing was changed. */
public class CallRecordedBefore extends DomainException {
    private static final long serialVersionUID = 1L;

    CallRecordedBefore(UUID call) {
        super("calls.refused.recorded", call);
    }
}
