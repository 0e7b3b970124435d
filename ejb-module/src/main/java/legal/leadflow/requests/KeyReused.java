package legal.leadflow.requests;

import legal.leadflow.kernel.DomainException;

/** The same person sent another request with this key before. */
public class KeyReused extends DomainException {
    private static final long serialVersionUID = 1L;

    KeyReused() {
        super("api.problem.key-reused", null);
    }
}
