package legal.leadflow.sealing;

import java.util.HashSet;
import java.util.Set;

/** Values and addresses that an export no longer has, against the entries of the trail that say they were erased. Memory: an id for each. */
final class Erasures {
    /** Actions whose deletions of {@code audit_value} and {@code audit_entry} are erasures. */
    private static final Set<String> ACTIONS = Set.of("audit.values-erased", "audit.addresses-erased");
    private final Set<String> gone = new HashSet<>();
    private final Set<String> stated = new HashSet<>();
    private boolean telling;
    private long values;
    private long addresses;

    /** An entry begins. */
    void entry(String action, String outcome) {
        telling = outcome.equals("DONE") && ACTIONS.contains(action);
    }

    /** Whether its changes tell erasures. */
    boolean isTelling() {
        return telling;
    }

    /** A change of it. */
    void change(String[] parts) {
        if (telling && parts[5].equals("DELETED")) {
            state(parts[2], parts[3]);
        }
    }

    /** Some entry says that this was erased. */
    void state(String table, String id) {
        stated.add(table + " " + id);
    }

    void value(String id) {
        values++;
        gone.add("audit_value " + id);
    }

    void address(String entry) {
        addresses++;
        gone.add("audit_entry " + entry);
    }

    /** What another part of the same export has and says. */
    void add(Erasures others) {
        gone.addAll(others.gone);
        stated.addAll(others.stated);
        values += others.values;
        addresses += others.addresses;
    }

    /** What nobody said was erased. */
    Set<String> unstated() {
        gone.removeAll(stated);
        return gone;
    }

    long values() {
        return values;
    }

    long addresses() {
        return addresses;
    }
}
