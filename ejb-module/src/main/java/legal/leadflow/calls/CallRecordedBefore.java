package legal.leadflow.calls;

import java.util.UUID;
import legal.leadflow.kernel.Conflict;

/** The call was saved already, from another window and with other words; nothing was changed. */
public class CallRecordedBefore extends Conflict {
    private static final long serialVersionUID = 1L;

    CallRecordedBefore(UUID call) {
        super("calls.refused.recorded", call);
    }
}
