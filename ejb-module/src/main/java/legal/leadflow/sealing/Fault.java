package legal.leadflow.sealing;

/** What a verification can find; the text takes the values of {@link Finding} in their order. */
public enum Fault {
    NOT_OF_THE_FORM("a line that is not of an export's form, in or after seal %s"),
    NO_HEAD("a line in the file of heads that is no head"),
    HEAD_NOT_SIGNED("head %s is not signed with this key"),
    HEADS_DIFFER("two signed heads of seal %s differ"),
    RETIREMENT_NOT_SIGNED("a retirement of entries before %s is not signed with this key"),
    SEAL_MISSING("seal %s is missing or seals are re-ordered: seal %s follows %s"),
    SEAL_DOES_NOT_FOLLOW("seal %s does not follow from seal %s"),
    NOT_THE_FIRST("seal 1 is not the first"),
    NOT_FROM_SIGNED("seal %s does not follow from the signed head before it"),
    NOT_THE_SIGNED("seal %s is not the one that was signed"),
    OUT_OF_ORDER("entry %s of seal %s is out of order or twice"),
    WRONG_SEAL("entry %s does not belong into seal %s"),
    SALT_LOST("value %s of seal %s has lost its salt"),
    VALUE_CHANGED("value %s of seal %s was changed"),
    ERASED_UNSTATED("%s was erased, and no entry of the trail says so"),
    RETIRED_UNSTATED("seal %s: %s entries are left out, %s are stated as retired"),
    DOES_NOT_FIT("seal %s does not fit its entries: one of its %s was changed, removed, inserted or re-ordered (the export has %s)"),
    CUT_OFF("the export is cut off"),
    NEWEST_MISSING("the newest entries are missing: seal %s was signed, the trail ends at seal %s"),
    NO_SIGNED_HEAD("no signed head of this firm belongs to one of these seals, or to the one before them");

    private final String text;

    Fault(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /** {@code seal-missing}: the end of a key of messages. */
    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
