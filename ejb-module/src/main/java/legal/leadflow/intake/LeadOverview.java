package legal.leadflow.intake;

import java.util.List;

/**
 * A page of leads, what they can be sorted by, and what its reader can ask for by a name.
 *
 * @param views saved ones: the firm's first, then the reader's own, each by name
 */
public record LeadOverview(LeadPage page, LeadChoices choices, List<SavedViewRow> views) {
}
