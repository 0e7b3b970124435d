package legal.leadflow.intake;

/** What became of an inquiry. */
public enum InquiryState {
    /** Nobody has decided on it yet. */
    RECEIVED,
    /** It became a lead. */
    CONVERTED,
    /** It belongs to a lead that was there before. */
    ATTACHED,
    /** It says what another inquiry says. */
    DUPLICATE,
    SPAM,
    /** Nothing the firm can help with, for a reason. */
    REJECTED;

    /** Whether its words are nobody's story: neither a lead's nor, as those of a duplicate may be, another inquiry's. The policy {@code raw} of V0170 says the same. */
    public boolean isRaw() {
        return this == RECEIVED || this == SPAM || this == REJECTED;
    }

    /** Whether the decision had no further consequence, so that it can be taken back. */
    public boolean canBeTakenBack() {
        return this == DUPLICATE || this == SPAM || this == REJECTED;
    }
}
