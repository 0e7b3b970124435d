package legal.leadflow.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PrePersist;
import jakarta.persistence.PreUpdate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** A row that tells who made it and who changed it last. */
@MappedSuperclass
public abstract class Traced extends FirmOwned {
    @Column(name = "created_at", nullable = false, updatable = false)
    private Instant createdAt;
    @Column(name = "created_by", nullable = false, updatable = false)
    private UUID createdBy;
    @Column(name = "changed_at", nullable = false)
    private Instant changedAt;
    @Column(name = "changed_by", nullable = false)
    private UUID changedBy;

    protected Traced() {
    }

    /** For a row whose id is known before it is made. */
    protected Traced(UUID id) {
        super(id);
    }

    @PrePersist
    void made() {
        touched();
        createdAt = changedAt;
        createdBy = changedBy;
    }

    @PreUpdate
    void touched() {
        changedAt = Instant.now().truncatedTo(ChronoUnit.MICROS);
        changedBy = CurrentCaller.current().person();
    }

    /** Counts as changed although none of its own columns is: what belongs to it, in a table of its own, was. */
    protected void touch() {
        touched();
    }

    public Instant getCreatedAt() {
        return createdAt;
    }

    public UUID getCreatedBy() {
        return createdBy;
    }

    public Instant getChangedAt() {
        return changedAt;
    }

    public UUID getChangedBy() {
        return changedBy;
    }
}
