package legal.leadflow.imports;

/** Where an import stands. */
public enum ImportState {
    /** Its columns are recognised, and nobody has looked at them yet. */
    UPLOADED,
    MAPPED,
    /** The dry run is on. */
    CHECKING,
    CHECKED,
    RUNNING,
    /** Stopped by somebody: what is in stays, and it can go on or be undone. */
    CANCELLED,
    /** Stopped by an error: as {@link #CANCELLED}. */
    FAILED,
    DONE,
    UNDOING,
    UNDONE;

    /** Whether a job works on it. */
    public boolean isAtWork() {
        return this == CHECKING || this == RUNNING || this == UNDOING;
    }

    /** Whether nothing of it has come in yet. */
    public boolean isBefore() {
        return this == UPLOADED || this == MAPPED || this == CHECKED;
    }

    /** Whether it can be started, or started again where it stopped. */
    public boolean mayStart() {
        return this == MAPPED || this == CHECKED || this == CANCELLED || this == FAILED;
    }

    /** Whether there is something to undo. */
    public boolean mayUndo() {
        return this == DONE || this == CANCELLED || this == FAILED;
    }
}
