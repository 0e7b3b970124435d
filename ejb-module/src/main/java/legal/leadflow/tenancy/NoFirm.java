package legal.leadflow.tenancy;

import legal.leadflow.kernel.DomainException;

/** The signed-in person belongs to no firm, or to more than one, so there is nothing they may see. */
public class NoFirm extends DomainException {
    private static final long serialVersionUID = 1L;

    NoFirm() {
        super("tenancy.refused.nofirm", null);
    }
}
