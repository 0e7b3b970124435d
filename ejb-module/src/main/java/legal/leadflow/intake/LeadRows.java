package legal.leadflow.intake;

/**
 * What stands of one lead in its tables.
 *
 * @param story null where there is none, or the caller may not see it
 * @param money likewise
 */
record LeadRows(Lead lead, LeadNarrative story, LeadMoney money) {
}
