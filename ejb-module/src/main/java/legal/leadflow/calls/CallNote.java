package legal.leadflow.calls;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.crypto.Personal;
import legal.leadflow.tenancy.FirmOwned;

/**
 * What was noted of a call, whose id it bears. It is a case's story: whoever reads stories reads it, others their own and those of calls
 * without a lead; the database decides (V0215, docs/adr/0042). One that was taken away stays as an empty one, so that it shows by whom.
 */
@Entity
@Table(name = "call_note")
public class CallNote extends FirmOwned {
    /** From when it was a column of the call. */
    static final String TEXT = "call.note";
    @Personal(sealedAs = TEXT)
    private byte[] text;
    private Instant at;
    @Column(name = "by_id")
    private UUID by;

    protected CallNote() {
    }

    CallNote(UUID call) {
        super(call);
    }

    /** @param sealed null takes it away */
    void write(byte[] sealed, UUID who, Instant now) {
        text = sealed;
        by = who;
        at = now;
    }

    /** Null where it was taken away. */
    String text(FieldCipher cipher, UUID firm) {
        return cipher.open(firm, TEXT, getId(), text);
    }

    boolean isEmpty() {
        return text == null;
    }

    Instant at() {
        return at;
    }

    /** Null for a provider's, and where nobody knows. */
    UUID by() {
        return by;
    }
}
