package legal.leadflow.web.leads;

import legal.leadflow.intake.LeadRow;
import legal.leadflow.web.Show;

/**
 * A lead's line of the list in words, made once a line. Getters, because a page reads those by what it knows of the class; for a call
 * with brackets it looks through all methods each time, which was a third of what a list cost.
 */
public class LeadLine {
    private final String id;
    private final String number;
    private final String name;
    private final String phone;
    private final String caseName;
    private final String glyph;
    private final String stage;
    private final String reason;
    private final String owner;
    private final String source;
    private final String limitation;
    private final boolean passed;
    private final String moment;
    private final String received;

    /** @param owner in words, as {@code caseName} and {@code source} */
    LeadLine(LeadRow row, Show show, String caseName, String owner, String source) {
        id = row.id().toString();
        number = show.text("leads.number", Long.toString(row.number()));
        name = row.name().isEmpty() ? show.text("leads.noname") : row.name();
        phone = show.phone(row.phone());
        this.caseName = caseName;
        glyph = show.stageClass(row.standing());
        stage = show.text("intake.stage." + row.standing());
        reason = row.reason() == null ? "" : show.text("leads.reason." + row.reason());
        this.owner = row.owner() == null ? show.text("leads.list.owner.nobody") : owner;
        this.source = source;
        limitation = show.date(row.limitation());
        passed = show.isPassed(row.limitation());
        moment = show.machine(row.received());
        received = show.dateTime(row.received());
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

    public String getPhone() {
        return phone;
    }

    public String getCaseName() {
        return caseName;
    }

    /** The class that draws the stage. */
    public String getGlyph() {
        return glyph;
    }

    public String getStage() {
        return stage;
    }

    /** Why it was closed; empty while it is open. */
    public String getReason() {
        return reason;
    }

    public String getOwner() {
        return owner;
    }

    public String getSource() {
        return source;
    }

    public String getLimitation() {
        return limitation;
    }

    /** Whether the limitation is over. */
    public boolean isPassed() {
        return passed;
    }

    /** When it was received, for machines. */
    public String getMoment() {
        return moment;
    }

    /** When it was received, in words. */
    public String getReceived() {
        return received;
    }

    @Override
    public String toString() {
        return "lead " + id;
    }
}
