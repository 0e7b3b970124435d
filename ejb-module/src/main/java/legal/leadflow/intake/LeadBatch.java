package legal.leadflow.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import legal.leadflow.tenancy.FirmOwned;

/** What somebody did to many leads at once, as long as they can take it back. */
@Entity
@Table(name = "lead_batch")
class LeadBatch extends FirmOwned {
    @Column(name = "staff_id", updatable = false)
    private UUID staffId;
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private BatchKind kind;
    @Column(name = "owner_id", updatable = false)
    private UUID ownerId;
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Stage stage;
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Disposition disposition;
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private Reason reason;
    @Column(updatable = false)
    private Instant at;
    @Column(name = "undone_at")
    private Instant undoneAt;

    protected LeadBatch() {
    }

    LeadBatch(UUID id, UUID staff, BatchWish wish, Instant at) {
        super(id);
        staffId = staff;
        kind = wish.kind();
        ownerId = wish.owner();
        stage = wish.stage();
        disposition = wish.disposition();
        reason = wish.reason();
        this.at = at;
    }

    BatchWish wish() {
        return new BatchWish(kind, ownerId, stage, reason);
    }

    void undone(Instant now) {
        undoneAt = now;
    }

    boolean isUndone() {
        return undoneAt != null;
    }
}
