package legal.leadflow.identity;

import java.util.UUID;
import legal.leadflow.kernel.DomainException;

/** The firm's key is lost, wrong or damaged: nothing can be read, and nothing is written. */
public class FirmSealed extends DomainException {
    private static final long serialVersionUID = 1L;

    FirmSealed(UUID firm) {
        super("identity.refused.sealed", firm);
    }
}
