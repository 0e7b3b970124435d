package legal.leadflow.intake;

import java.util.UUID;
import legal.leadflow.kernel.DomainException;

/** Closing and reopening need a reason that fits, from somebody who may give it. */
public class ReasonMissing extends DomainException {
    private static final long serialVersionUID = 1L;

    ReasonMissing(UUID lead) {
        super("leads.refused.reason", lead);
    }

    @Override
    public String field() {
        return "reason";
    }
}
