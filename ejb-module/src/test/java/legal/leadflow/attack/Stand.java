package legal.leadflow.attack;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.TestFirms;
import legal.leadflow.tenancy.Right;
import legal.leadflow.tenancy.Role;

/**
 * Where somebody stands who runs SQL as the application.
 *
 * @param name   for whoever reads of it
 * @param role   whose rights the context carries; null for all rights, or none
 * @param inside whether there is a context at all
 * @param ended  whether that context's transaction has ended
 */
record Stand(String name, Role role, boolean inside, boolean ended) {
    /** All but the right of the work on keys, which reads one firm's every sealed row and which nobody has. */
    private static final Set<Right> OF_PEOPLE = EnumSet.complementOf(EnumSet.of(Right.KEYS));
    static final List<Stand> ALL = all();

    private static List<Stand> all() {
        List<Stand> all = new ArrayList<>();
        for (Role role : Role.values()) {
            if (!role.rights().isEmpty()) { // whoever runs the installation has none, and is of no firm
                all.add(new Stand(role.tokenName(), role, true, false));
            }
        }
        all.add(new Stand("with every right of people", null, true, false));
        all.add(new Stand("without a context", null, false, false));
        all.add(new Stand("after a transaction", null, true, true));
        return all;
    }

    /** Enters the context, where there is one, in the transaction that runs. */
    void enter(Connection app, UUID firm, UUID person) throws SQLException {
        if (inside) {
            TestFirms.enter(app, firm, person, role == null ? OF_PEOPLE.toArray(Right[]::new) : role.rights().toArray(Right[]::new));
        }
        if (ended) {
            app.commit();
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
