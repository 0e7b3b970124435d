package legal.leadflow.proof;

/**
 * A goal of docs/proof.md that is shown by trying. How often: {@code -Dleadflow.proof.S01=5000} for one goal, {@code -Dleadflow.proof=full}
 * (which {@code mvn -Pproof verify} sets) for the full size of all, else as often as fits into every build.
 */
public enum Goal {
    S01("No row of another firm is seen, changed, counted or inferred; a foreign id answers exactly like a missing one", Found.VIOLATIONS, 1_000, 1_000_000),
    S03("With the database's password alone: no context token is accepted that was forged, has expired, or belongs elsewhere", Found.VIOLATIONS, 1_500, 1_000_000),
    S05("A pooled connection brings nothing of one firm to the next, through aborts, timeouts and kills", Found.VIOLATIONS, 800, 1_000_000),
    S06("Each way of opening the schema is noticed by the guard that every build runs", Found.CAUGHT, 150, 7_000),
    S40("The audit trail holds exactly what an independent model says it must, after random operations", Found.VIOLATIONS, 500, 100_000),
    S41("Each tampering with the sealed trail is found by the verifier, and nothing else is", Found.CAUGHT, 200, 10_000),
    S51("No sealed value opens that was changed, or moved to another row, column or firm", Found.VIOLATIONS, 5_000, 100_000);

    /** What a goal's {@code found} counts. */
    public enum Found {
        /** What must not be: 0 when the goal holds. */
        VIOLATIONS,
        /** What was done on purpose and noticed: as many as were tried when the goal holds. */
        CAUGHT
    }

    private final String title;
    private final Found found;
    private final long everyBuild;
    private final long full;

    Goal(String title, Found found, long everyBuild, long full) {
        this.title = title;
        this.found = found;
        this.everyBuild = everyBuild;
        this.full = full;
    }

    /** In a sentence: what holds. */
    public String title() {
        return title;
    }

    /** What its {@code found} counts. */
    public Found counts() {
        return found;
    }

    /** How often to try in this run. */
    public long size() {
        return Long.getLong("leadflow.proof." + name(), "full".equals(System.getProperty("leadflow.proof")) ? full : everyBuild);
    }

    /** How often in a full run. */
    public long fullSize() {
        return full;
    }

    /** Whether these numbers are what the goal wants. */
    public boolean holds(long tried, long foundThem) {
        return tried > 0 && foundThem == (found == Found.VIOLATIONS ? 0 : tried);
    }
}
