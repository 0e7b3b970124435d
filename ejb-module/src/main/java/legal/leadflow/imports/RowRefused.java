package legal.leadflow.imports;

/** The row cannot be taken in. Caught where rows are read; its text is the cause alone. */
final class RowRefused extends Exception {
    private static final long serialVersionUID = 1L;
    private final Cause cause;
    private final transient String detail;

    RowRefused(Cause cause, String detail) {
        super(cause.name(), null, false, false);
        this.cause = cause;
        this.detail = detail;
    }

    Problem of(CsvRow row) {
        return new Problem(row, cause, detail);
    }
}
