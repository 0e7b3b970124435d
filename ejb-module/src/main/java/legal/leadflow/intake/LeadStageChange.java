package legal.leadflow.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import legal.leadflow.tenancy.FirmOwned;
import org.hibernate.annotations.Immutable;

/** A lead was opened, moved, closed or opened again. What was said about it is a {@link LeadNote}. */
@Entity
@Immutable
@Table(name = "lead_stage_change")
public class LeadStageChange extends FirmOwned {
    @Column(name = "lead_id")
    private UUID leadId;
    @Enumerated(EnumType.STRING)
    @Column(name = "from_stage")
    private Stage from;
    @Enumerated(EnumType.STRING)
    @Column(name = "to_stage")
    private Stage to;
    @Enumerated(EnumType.STRING)
    private Disposition disposition;
    @Enumerated(EnumType.STRING)
    private Reason reason;
    private Instant at;
    @Column(name = "by_id")
    private UUID by;

    protected LeadStageChange() {
    }

    LeadStageChange(UUID lead, Stage from, Stage to, Disposition disposition, Reason reason, UUID by, Instant at) {
        leadId = lead;
        this.from = from;
        this.to = to;
        this.disposition = disposition;
        this.reason = reason;
        this.by = by;
        this.at = at;
    }

    public UUID getLeadId() {
        return leadId;
    }

    /** Null when the lead was opened. */
    public Stage getFrom() {
        return from;
    }

    public Stage getTo() {
        return to;
    }

    /** How the lead was closed; null for a move. */
    public Disposition getDisposition() {
        return disposition;
    }

    /** Why it was closed, or opened again; null for a move. */
    public Reason getReason() {
        return reason;
    }

    public Instant getAt() {
        return at;
    }

    public UUID getBy() {
        return by;
    }
}
