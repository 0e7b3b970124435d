package legal.leadflow.web.audit;

/**
 * One line of the table "field by field".
 *
 * @param heading the record it belongs to; null when it is the same as of the line before
 * @param field   in words
 * @param code    {@code lead.stage}, or {@code lead} for a whole record: what programs and searches call it
 * @param before  null for none
 * @param after   null for none
 * @param hidden  the reader may not know the values
 * @param erased  the values were erased from the trail
 */
public record ChangeLine(String heading, String field, String code, String kind, String before, String after, boolean hidden, boolean erased) {
    /** A record made or deleted: there is no field to compare. */
    public boolean isWhole() {
        return field == null;
    }

    @Override
    public String toString() {
        return kind + " " + field;
    }
}
