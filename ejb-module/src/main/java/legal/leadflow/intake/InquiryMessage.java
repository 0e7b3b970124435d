package legal.leadflow.intake;

import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.crypto.Personal;
import legal.leadflow.tenancy.FirmOwned;
import org.hibernate.annotations.Immutable;

/**
 * The words of an inquiry, whose id it bears. Whoever may see the inquiry reads them while it is raw; from the moment it belongs to a
 * lead, or says what another one says, they are for those who may read stories: the database decides (V0170, docs/adr/0037).
 */
@Entity
@Immutable
@Table(name = "inquiry_message")
public class InquiryMessage extends FirmOwned {
    static final String TEXT = "inquiry_message.text";
    @Personal
    private byte[] text;

    protected InquiryMessage() {
    }

    InquiryMessage(UUID inquiry, byte[] sealed) {
        super(inquiry);
        text = sealed;
    }

    String text(FieldCipher cipher) {
        return cipher.open(getFirmId(), TEXT, getId(), text);
    }
}
