package legal.leadflow.sealing;

/**
 * A line of the file of heads that a full disk or a crash cut off. It says nothing, like one that is not there: the server writes a head of this or of a later seal after it.
 * What is no beginning of a line as the server writes them is something else.
 */
final class CutOffLine {
    private static final String FIRM = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";
    private static final String NUMBER = "-?\\d+";
    private static final String BEGUN_NUMBER = "-?\\d*";
    private static final String SIGNATURE = "[A-Za-z0-9+/]{86}==";
    private static final String BEGUN_SIGNATURE = "[A-Za-z0-9+/=]{0,87}";
    private static final String[] HEAD = {"H1", FIRM, NUMBER, "[0-9a-f]{64}", NUMBER, NUMBER, NUMBER, SIGNATURE};
    private static final String[] BEGUN_HEAD = {"H1?", "[0-9a-f-]{0,36}", BEGUN_NUMBER, "[0-9a-f]{0,64}", BEGUN_NUMBER, BEGUN_NUMBER, BEGUN_NUMBER, BEGUN_SIGNATURE};
    private static final String[] RETIREMENT = {"R1", FIRM, NUMBER, NUMBER, NUMBER, NUMBER, NUMBER, "[0-9:,]*", NUMBER, NUMBER, SIGNATURE};
    private static final String[] BEGUN_RETIREMENT = {"R1?", "[0-9a-f-]{0,36}", BEGUN_NUMBER, BEGUN_NUMBER, BEGUN_NUMBER, BEGUN_NUMBER, BEGUN_NUMBER, "[0-9:,]*", BEGUN_NUMBER, BEGUN_NUMBER, BEGUN_SIGNATURE};

    private CutOffLine() {
    }

    /** Whether the line is the beginning of a head or of a retirement, and not all of it. */
    static boolean is(String line) {
        return line.startsWith("R") ? isBegun(line, RETIREMENT, BEGUN_RETIREMENT) : isBegun(line, HEAD, BEGUN_HEAD);
    }

    private static boolean isBegun(String line, String[] whole, String[] begun) {
        String[] parts = line.split("\\|", -1);
        int last = parts.length - 1;
        if (last >= whole.length || !parts[last].matches(begun[last])) {
            return false;
        }
        for (int i = 0; i < last; i++) {
            if (!parts[i].matches(whole[i])) {
                return false;
            }
        }
        return true;
    }
}
