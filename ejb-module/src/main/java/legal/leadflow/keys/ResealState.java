package legal.leadflow.keys;

/** How a run that seals a firm's values anew stands. */
public enum ResealState {
    RUNNING,
    /** By a person; what was sealed anew stays so. */
    CANCELLED,
    /** No value is left that a former key sealed. */
    DONE,
    /** Some values are left: they do not open, or somebody was at work on them all the time. */
    LEFT,
    /** Its job broke off. */
    FAILED
}
