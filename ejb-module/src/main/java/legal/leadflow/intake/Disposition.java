package legal.leadflow.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import legal.leadflow.tenancy.Role;

/** How a lead ended without being signed. */
public enum Disposition {
    REFERRED_OUT, TURNED_DOWN, LOST, DUPLICATE, SPAM, CONFLICT;

    /** How somebody with {@code roles} may close a lead. */
    public static List<Disposition> all(Set<Role> roles) {
        return Arrays.stream(values()).filter(disposition -> disposition.mayBeSetBy(roles)).toList();
    }

    /** Whether one of {@code roles} may close a lead so, and reopen it again: the verdict on a conflict is an attorney's. */
    public boolean mayBeSetBy(Set<Role> roles) {
        boolean attorney = roles.contains(Role.ATTORNEY) || roles.contains(Role.PARTNER);
        return attorney || this != CONFLICT && roles.contains(Role.INTAKE);
    }
}
