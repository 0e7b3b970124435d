package legal.leadflow.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.crypto.Personal;
import legal.leadflow.tenancy.FirmOwned;
import org.hibernate.annotations.Immutable;

/** What somebody wrote about a lead, on its own or with a closing or reopening. Notes are not changed: one writes another. */
@Entity
@Immutable
@Table(name = "lead_note")
public class LeadNote extends FirmOwned {
    static final String TEXT = "lead_note.text";
    /** In UTF-16 units. */
    public static final int TEXT_MAX = 20_000;
    @Column(name = "lead_id")
    private UUID leadId;
    @Column(name = "stage_change_id")
    private UUID stageChangeId;
    @Personal
    private byte[] text;
    private Instant at;
    @Column(name = "by_id")
    private UUID by;

    protected LeadNote() {
    }

    LeadNote(UUID lead, UUID stageChange, UUID by, Instant at) {
        leadId = lead;
        stageChangeId = stageChange;
        this.by = by;
        this.at = at;
    }

    /** Once, before it is stored: sealing needs the note's id. */
    LeadNote text(byte[] sealed) {
        text = sealed;
        return this;
    }

    LeadView.Note view(FieldCipher cipher) {
        return new LeadView.Note(getId(), stageChangeId, cipher.open(getFirmId(), TEXT, getId(), text), at, by);
    }
}
