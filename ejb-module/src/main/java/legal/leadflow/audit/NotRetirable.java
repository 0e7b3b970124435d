package legal.leadflow.audit;

/** A firm's month stays in the trail. */
final class NotRetirable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param code {@code not-sealed} or {@code does-not-fit} */
    NotRetirable(String code) {
        super(code);
    }
}
