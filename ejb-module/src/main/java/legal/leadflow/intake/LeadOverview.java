package legal.leadflow.intake;

/** A page of leads, and what they can be sorted by. */
public record LeadOverview(LeadPage page, LeadChoices choices) {
}
