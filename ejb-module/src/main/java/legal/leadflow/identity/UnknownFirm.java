package legal.leadflow.identity;

import java.util.UUID;
import legal.leadflow.kernel.DomainException;

/** The sign-in server knows this organization; this installation does not. */
public class UnknownFirm extends DomainException {
    private static final long serialVersionUID = 1L;

    UnknownFirm(UUID firm) {
        super("identity.refused.unknownfirm", firm);
    }
}
