package legal.leadflow.sealing;

import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Values and addresses that an export no longer has, against the entries of the trail that say they were erased. Memory: an id for each. */
final class Erasures {
    /** Actions whose deletions of {@code audit_value} and {@code audit_entry} are erasures. */
    private static final Set<String> ACTIONS = Set.of("audit.values-erased", "audit.addresses-erased");
    private final Set<String> gone = new HashSet<>();
    private final Set<String> stated = new HashSet<>();
    private final Set<String> claimed = new HashSet<>();
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
            stated.add(parts[2] + " " + parts[3]);
        }
    }

    /** A line of the export says that an entry behind its end tells this erasure. No seal holds that line: whoever handled the export may have written it. */
    void claim(String table, String id) {
        claimed.add(table + " " + id);
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
        claimed.addAll(others.claimed);
        values += others.values;
        addresses += others.addresses;
    }

    /** What nobody said was erased. */
    Set<String> unstated() {
        return gone.stream().filter(one -> !stated.contains(one) && !claimed.contains(one)).collect(Collectors.toSet());
    }

    /** How much of what is gone rests on such lines alone. */
    long onlyClaimed() {
        return gone.stream().filter(one -> !stated.contains(one) && claimed.contains(one)).count();
    }

    long values() {
        return values;
    }

    long addresses() {
        return addresses;
    }
}
