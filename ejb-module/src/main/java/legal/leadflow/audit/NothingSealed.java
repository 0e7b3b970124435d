package legal.leadflow.audit;

import java.util.UUID;
import legal.leadflow.kernel.DomainException;

/** No seal was made in the days asked for. */
public class NothingSealed extends DomainException {
    private static final long serialVersionUID = 1L;

    NothingSealed(UUID firm) {
        super("audit.nothing-sealed", firm);
    }
}
