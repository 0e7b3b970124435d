package legal.leadflow.imports;

/** How large a file and its cells may be. */
public final class CsvLimits {
    /** Bytes of a file. */
    public static final long FILE = 200L << 20;
    /** Characters of a cell. */
    public static final int CELL = 1 << 16;

    private CsvLimits() {
    }
}
