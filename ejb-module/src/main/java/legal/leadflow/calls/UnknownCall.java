package legal.leadflow.calls;

import java.util.UUID;
import legal.leadflow.kernel.DomainException;

/** The firm has no call of that id. */
public class UnknownCall extends DomainException {
    private static final long serialVersionUID = 1L;

    UnknownCall(UUID call) {
        super("calls.refused.unknown", call);
    }
}
