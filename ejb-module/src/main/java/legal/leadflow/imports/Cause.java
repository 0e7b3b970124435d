package legal.leadflow.imports;

/** Why a row was rejected, or kept with a warning. The pages say it in plain words: {@code imports.cause.<name>}. */
public enum Cause {
    /** A quotation mark is opened and never closed, or stands in the middle of a quoted cell. */
    QUOTES,
    /** Detail: how many cells the row has. */
    COLUMNS,
    LINE_LONG,
    /** Detail: the field. */
    CELL_LONG,
    /** Bytes that the file's encoding does not know, or a NUL. */
    ENCODING,
    /** Characters that cannot be seen, or turn the text round. Detail: the field. */
    CHARACTERS,
    ID_MISSING,
    START_MISSING,
    /** Detail: what stands there. */
    START_INVALID,
    /** Detail: what stands there. */
    DURATION_INVALID,
    /** Detail: what stands there. */
    DIRECTION_INVALID,
    /** Warning. Detail: what stands there. */
    NUMBER_INVALID,
    /** Warning. Detail: what stands there. */
    TRACKING_INVALID,
    /** Warning: neither yes nor no, so the length decides whether it was answered. Detail: what stands there. */
    ANSWERED_UNCLEAR;

    /** Whether a row is kept in spite of it. */
    public boolean isWarning() {
        return this == NUMBER_INVALID || this == TRACKING_INVALID || this == ANSWERED_UNCLEAR;
    }
}
