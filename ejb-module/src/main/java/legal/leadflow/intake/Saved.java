package legal.leadflow.intake;

import java.util.List;
import java.util.Set;

/**
 * What became of a change. With clashes nothing was saved.
 *
 * @param now     the facts as they stand now
 * @param clashes facts that somebody else changed meanwhile to something different
 * @param others  facts that only others changed meanwhile: they stand, and do not clash
 */
public record Saved(Facts now, List<FactClash> clashes, Set<Fact> others) {
    public Saved {
        clashes = List.copyOf(clashes);
        others = Set.copyOf(others);
    }

    /** Whether the change stands. */
    public boolean done() {
        return clashes.isEmpty();
    }
}
