package legal.leadflow.crypto;

import java.util.UUID;

/** A firm's keys do not open: nothing of the firm can be read, and nothing may be written. */
public class KeysClosed extends CipherException {
    private static final long serialVersionUID = 1L;
    private final Why why;

    /** What an administrator looks for. */
    public enum Why {
        /** A file is not there. */
        MISSING,
        /** A file was cut, changed or is another firm's, or the credential store lacks the master key that wraps it. */
        UNOPENED,
        /** They open, and are older than those that this server worked with, or other ones: a backup was put back, for instance. */
        OTHER
    }

    /** Keys that are not those the firm's values were sealed with. */
    public static KeysClosed other(UUID firm) {
        return new KeysClosed(firm, Why.OTHER, null);
    }

    KeysClosed(UUID firm, Why why, Throwable cause) {
        super("the key of firm " + firm + " does not open: " + why, cause);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
