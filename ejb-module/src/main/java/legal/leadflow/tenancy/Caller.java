package legal.leadflow.tenancy;

import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/**
 * On whose behalf a call works.
 *
 * @param firm   the organization in the sign-in token
 * @param person "sub" of the sign-in token
 * @param roles  the person's roles in the firm
 * @param name   the person's name as the token tells it; empty for a job
 * @param lent   rights beside those of the roles, for one task: the platform's administrators' with a firm's keys, or the job's that takes an import back; no sign-in gives any
 */
public record Caller(UUID firm, UUID person, Set<Role> roles, String name, Set<Right> lent) {
    public Caller {
        roles = Set.copyOf(roles);
        lent = Set.copyOf(lent);
    }

    /** Somebody with the rights of their roles. */
    public Caller(UUID firm, UUID person, Set<Role> roles, String name) {
        this(firm, person, roles, name, Set.of());
    }

    /** All rights of all roles, and what is lent. */
    public Set<Right> rights() {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        rights.addAll(lent);
        roles.forEach(role -> rights.addAll(role.rights()));
        return rights;
    }

    public boolean may(Right right) {
        return rights().contains(right);
    }

    @Override
    public String toString() {
        return "person " + person + " of firm " + firm;
    }
}
