package legal.leadflow.web;

/** Looks for what really happened under what containers wrap around it. */
public final class Causes {
    private static final int DEEPEST = 20;

    private Causes() {
    }

    /** The first of a kind in the chain of causes; null where there is none. */
    public static <T extends Throwable> T find(Throwable thrown, Class<T> kind) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            if (kind.isInstance(cause)) {
                return kind.cast(cause);
            }
            cause = cause.getCause();
        }
        return null;
    }
}
