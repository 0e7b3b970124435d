package legal.leadflow.parties;

import java.util.UUID;
import legal.leadflow.kernel.DomainException;

/** The firm has no party of that id. */
public class UnknownParty extends DomainException {
    private static final long serialVersionUID = 1L;

    UnknownParty(UUID party) {
        super("parties.refused.unknown", party);
    }
}
