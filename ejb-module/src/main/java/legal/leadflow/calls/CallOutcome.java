package legal.leadflow.calls;

/** How a call ended. */
public enum CallOutcome {
    ANSWERED, MISSED, VOICEMAIL, ABANDONED, BUSY, FAILED, WRONG_NUMBER;

    /** Whether an inbound caller waits to be called back. */
    public boolean unanswered() {
        return this == MISSED || this == VOICEMAIL || this == ABANDONED;
    }
}
