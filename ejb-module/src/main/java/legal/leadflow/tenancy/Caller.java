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
 */
public record Caller(UUID firm, UUID person, Set<Role> roles, String name) {
    public Caller {
        roles = Set.copyOf(roles);
    }

    /** All rights of all roles. */
    public Set<Right> rights() {
        Set<Right> rights = EnumSet.noneOf(Right.class);
        roles.forEach(role -> rights.addAll(role.rights()));
        return rights;
    }

    public boolean may(Right right) {
        return roles.stream().anyMatch(role -> role.rights().contains(right));
    }

    @Override
    public String toString() {
        return "person " + person + " of firm " + firm;
    }
}
