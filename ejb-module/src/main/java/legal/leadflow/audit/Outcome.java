package legal.leadflow.audit;

/** How an audited call ended: done, failed with an error, or refused to somebody without the role. */
public enum Outcome { DONE, FAILED, REFUSED }
