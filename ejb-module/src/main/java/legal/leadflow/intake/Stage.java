package legal.leadflow.intake;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import legal.leadflow.tenancy.Role;

/** How far a lead has come, in the order in which leads usually go. */
public enum Stage {
    NEW, ATTEMPTING, CONTACTED, CONFLICT_CHECK, SCREENING, UNDER_REVIEW, ON_HOLD, QUALIFIED, CONSULTATION_SCHEDULED, CONSULTED, RETAINER_SENT, SIGNED;

    /**
     * Whether a lead may go from here to {@code to}, whoever moves it. Forward, back and past stages are all fine, for people do not call
     * in order; but only a retainer that was sent can be signed, and what is signed does not move on its own
     * ({@link Lead#reopen} takes back a signature entered in error).
     */
    public boolean leadsTo(Stage to) {
        return this != SIGNED && to != this && (to != SIGNED || this == RETAINER_SENT);
    }

    /** Whether one of {@code roles} may move a lead to here: retainers are the attorney's work (domain.md, section 3). */
    public boolean mayBeSetBy(Set<Role> roles) {
        boolean attorney = roles.contains(Role.ATTORNEY) || roles.contains(Role.PARTNER);
        return attorney || this != RETAINER_SENT && this != SIGNED && roles.contains(Role.INTAKE);
    }

    /** Where a lead may be moved from here by somebody with {@code roles}, in order. */
    public List<Stage> next(Set<Role> roles) {
        return Arrays.stream(values()).filter(to -> leadsTo(to) && to.mayBeSetBy(roles)).toList();
    }
}
