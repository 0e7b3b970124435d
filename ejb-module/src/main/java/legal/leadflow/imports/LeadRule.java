package legal.leadflow.imports;

/** For which callers without a lead an import opens one. A call tagged as spam, or from a withheld number, never opens one. */
public enum LeadRule {
    /** Those whose inbound call the provider marks as a good lead. */
    GOOD,
    /** Those who called, unless the call is marked as no lead. */
    EVERY,
    NONE;

    boolean opensFor(CallRow row) {
        boolean asked = row.values().direction().equals("INBOUND") && row.values().number() != null && !row.spam();
        return asked && switch (this) {
            case GOOD -> Boolean.TRUE.equals(row.goodLead());
            case EVERY -> !Boolean.FALSE.equals(row.goodLead());
            case NONE -> false;
        };
    }
}
