package legal.leadflow.intake;

/** What became, or would become, of one lead of a batch. */
public enum BatchOutcome {
    /** It is changed as wished. */
    CHANGED,
    /** It stands so already. */
    SAME,
    /** It was signed: nothing of it is changed by batches but its owner. */
    SIGNED,
    /** It was closed before. */
    CLOSED,
    /** Its stage, or the way back to it, is an attorney's to set: nobody begins what they could not take back. */
    NOT_YOURS,
    /** Somebody changed it after the preview was shown. */
    MEANWHILE,
    /** It was changed, and stands again as it stood before. */
    UNDONE,
    /** It was changed, and somebody did something else with it before it could be taken back. */
    MOVED_ON
}
