package legal.leadflow.web.leads;

import legal.leadflow.intake.BatchOutcome;
import legal.leadflow.intake.BatchRow;
import legal.leadflow.intake.LeadChoices;
import legal.leadflow.web.Show;

/** A lead of a batch in words, made once a line. Getters, as {@link LeadLine} has them. */
public class LeadBatchLine {
    private final String id;
    private final String number;
    private final String name;
    private final String glyph;
    private final String stage;
    private final String owner;
    private final boolean changed;
    private final String became;

    /** @param became what becomes of it, in words; empty while nothing is wished */
    LeadBatchLine(BatchRow row, Show show, LeadChoices choices, String became) {
        id = row.lead().id().toString();
        number = show.text("leads.number", Long.toString(row.lead().number()));
        name = row.lead().name().isEmpty() ? show.text("leads.noname") : row.lead().name();
        glyph = show.stageClass(row.lead().standing());
        stage = show.text("intake.stage." + row.lead().standing());
        owner = row.lead().owner() == null ? show.text("leads.list.owner.nobody") : choices.people().getOrDefault(row.lead().owner(), show.text("leads.somebody"));
        changed = row.outcome() == BatchOutcome.CHANGED;
        this.became = became;
    }

    public String getId() {
        return id;
    }

    public String getNumber() {
        return number;
    }

    public String getName() {
        return name;
    }

    /** The class that draws the stage. */
    public String getGlyph() {
        return glyph;
    }

    public String getStage() {
        return stage;
    }

    public String getOwner() {
        return owner;
    }

    /** Whether it is changed, and not left as it is. */
    public boolean isChanged() {
        return changed;
    }

    public String getBecame() {
        return became;
    }

    @Override
    public String toString() {
        return "lead " + id;
    }
}
