package legal.leadflow.parties;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import legal.leadflow.crypto.BlindIndex;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.crypto.Personal;
import legal.leadflow.kernel.Phone;
import legal.leadflow.tenancy.FirmOwned;

/** A number of a party, found by the whole of it, its last seven and its last four digits. */
@Entity
@Table(name = "party_phone")
public class PartyPhone extends FirmOwned {
    static final String NUMBER = "party_phone.number";
    @Column(name = "party_id", updatable = false)
    private UUID partyId;
    @Personal
    private byte[] number;
    @Column(name = "number_index")
    private byte[] numberIndex;
    @Column(name = "last7_index")
    private byte[] last7Index;
    @Column(name = "last4_index")
    private byte[] last4Index;

    protected PartyPhone() {
    }

    PartyPhone(UUID firm, UUID party, Phone phone, FieldCipher cipher, BlindIndex index) {
        partyId = party;
        correct(firm, phone, cipher, index);
    }

    void correct(UUID firm, Phone phone, FieldCipher cipher, BlindIndex index) {
        number = cipher.seal(firm, NUMBER, getId(), phone.e164());
        numberIndex = PhoneIndex.WHOLE.of(index, firm, phone.e164());
        last7Index = PhoneIndex.LAST_7.of(index, firm, phone.last(7));
        last4Index = PhoneIndex.LAST_4.of(index, firm, phone.last(4));
    }

    UUID partyId() {
        return partyId;
    }

    Phone phone(FieldCipher cipher) {
        return new Phone(cipher.open(getFirmId(), NUMBER, getId(), number));
    }
}
