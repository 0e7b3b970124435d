package legal.leadflow.calls;

import java.util.UUID;
import legal.leadflow.kernel.NoSuchRecord;

/** The firm has no call of that id. */
public class UnknownCall extends NoSuchRecord {
    private static final long serialVersionUID = 1L;

    UnknownCall(UUID call) {
        super("calls.refused.unknown", call);
    }
}
