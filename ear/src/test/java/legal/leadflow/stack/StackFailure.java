package legal.leadflow.stack;

/** The system cannot start or run; the message is one line that says why and what to do. */
public class StackFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** With a line for the person at the keyboard. */
    public StackFailure(String line) {
        super(line);
    }

    /** With a line for the person at the keyboard and what lies behind it. */
    public StackFailure(String line, Throwable cause) {
        super(line, cause);
    }
}
