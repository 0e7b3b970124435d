package legal.leadflow.intake;

/** Why somebody, or another inquiry, may be the same; the strongest reason first. */
public enum Likeness {
    SAME_NUMBER, SAME_EMAIL, SAME_LAST_7, SAME_NAME;

    /** Whether nobody else has that too, as a rule. */
    public boolean isSure() {
        return this == SAME_NUMBER || this == SAME_EMAIL;
    }
}
