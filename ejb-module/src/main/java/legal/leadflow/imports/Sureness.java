package legal.leadflow.imports;

/** How a column came to its field. */
public enum Sureness {
    /** Chosen by somebody of the firm for an earlier file with the same columns. */
    KEPT,
    /** Its name is known. */
    KNOWN,
    /** Its name may mean the field: somebody should look. */
    GUESSED,
    /** Not imported: nothing here takes it up. */
    NOT_NEEDED
}
