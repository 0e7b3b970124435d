package legal.leadflow.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.crypto.Personal;
import legal.leadflow.tenancy.FirmOwned;

/** Filters of the lead list under a name: one person's own, or the firm's. */
@Entity
@Table(name = "saved_view")
class SavedView extends FirmOwned {
    static final String NAME = "saved_view.name";
    @Column(name = "staff_id")
    private UUID staffId;
    @Personal
    private byte[] name;
    private String filter;
    @Column(name = "created_at")
    private Instant createdAt;
    @Column(name = "created_by")
    private UUID createdBy;

    protected SavedView() {
    }

    /** @param owner whose it is; null: the firm's */
    SavedView(UUID owner, String filter, UUID by, Instant at) {
        staffId = owner;
        this.filter = filter;
        createdBy = by;
        createdAt = at;
    }

    /** @param sealed for this row */
    SavedView name(byte[] sealed) {
        name = sealed;
        return this;
    }

    boolean isFirms() {
        return staffId == null;
    }

    SavedViewRow row(FieldCipher cipher) {
        return new SavedViewRow(getId(), getVersion(), cipher.open(getFirmId(), NAME, getId(), name), filter, isFirms());
    }
}
