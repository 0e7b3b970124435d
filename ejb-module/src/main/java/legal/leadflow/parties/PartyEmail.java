package legal.leadflow.parties;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.Locale;
import java.util.UUID;
import legal.leadflow.crypto.BlindIndex;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.crypto.Personal;
import legal.leadflow.tenancy.FirmOwned;

/** An e-mail address of a party, found without regard to case. */
@Entity
@Table(name = "party_email")
public class PartyEmail extends FirmOwned {
    static final String EMAIL = "party_email.email";
    @Column(name = "party_id", updatable = false)
    private UUID partyId;
    @Personal
    private byte[] email;
    @Column(name = "email_index")
    private byte[] emailIndex;

    protected PartyEmail() {
    }

    PartyEmail(UUID firm, UUID party, String written, FieldCipher cipher, BlindIndex index) {
        partyId = party;
        email = cipher.seal(firm, EMAIL, getId(), written.strip());
        emailIndex = index(index, firm, written);
    }

    /** The blind index of an address as it is written. */
    public static byte[] index(BlindIndex index, UUID firm, String written) {
        return index.of(firm, "email", written.strip().toLowerCase(Locale.ROOT));
    }

    UUID partyId() {
        return partyId;
    }

    String email(FieldCipher cipher) {
        return cipher.open(getFirmId(), EMAIL, getId(), email);
    }
}
