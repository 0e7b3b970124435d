package legal.leadflow.tenancy;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Version;
import java.util.UUID;
import legal.leadflow.kernel.Uuids;
import org.hibernate.annotations.TenantId;

/** A row of one firm. Hibernate writes the firm's id on insert and adds it to every read but those of {@link FirmQueries}, which name it. */
@MappedSuperclass
public abstract class FirmOwned {
    @Id
    private UUID id = Uuids.next();
    @TenantId
    @Column(name = "firm_id", nullable = false, updatable = false)
    private UUID firmId;
    @Version
    private Integer version;

    protected FirmOwned() {
    }

    /** For a row whose id is another row's, such as a lead's narrative. */
    protected FirmOwned(UUID id) {
        this.id = id;
    }

    public UUID getId() {
        return id;
    }

    /** Null until the row is stored. */
    public UUID getFirmId() {
        return firmId;
    }

    /** Null until the row is stored, then 0 and up by one with each change. */
    public Integer getVersion() {
        return version;
    }
}
