package legal.leadflow.intake;

import java.util.Set;
import legal.leadflow.tenancy.Role;

/** How a lead ended without being signed. */
public enum Disposition {
    REFERRED_OUT, TURNED_DOWN, LOST, DUPLICATE, SPAM, CONFLICT;

    /** Whether one of {@code roles} may close a lead so, and reopen it again: the verdict on a conflict is an attorney's. */
    public boolean mayBeSetBy(Set<Role> roles) {
        boolean attorney = roles.contains(Role.ATTORNEY) || roles.contains(Role.PARTNER);
        return attorney || this != CONFLICT && roles.contains(Role.INTAKE);
    }
}
