package legal.leadflow.requests;

import legal.leadflow.kernel.DomainException;

/** Another request with the same key is being answered at this moment. */
public class KeyInUse extends DomainException {
    private static final long serialVersionUID = 1L;

    KeyInUse() {
        super("api.problem.key-in-use", null);
    }
}
