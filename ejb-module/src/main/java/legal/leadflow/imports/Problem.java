package legal.leadflow.imports;

/** What is wrong or doubtful with a row. {@code detail} may be personal; null where there is none. */
record Problem(CsvRow row, Cause cause, String detail) {
    @Override
    public String toString() {
        return cause + " at " + row;
    }
}
