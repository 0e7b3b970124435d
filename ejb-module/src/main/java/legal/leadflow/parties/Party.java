package legal.leadflow.parties;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.util.Objects;
import java.util.UUID;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.crypto.Personal;
import legal.leadflow.tenancy.Traced;

/** A person or an organisation the firm has to do with. */
@Entity
@Table(name = "party")
public class Party extends Traced {
    static final String GIVEN = "party.given_name";
    static final String FAMILY = "party.family_name";
    @Enumerated(EnumType.STRING)
    private PartyKind kind;
    @Personal
    @Column(name = "given_name")
    private byte[] givenName;
    @Personal
    @Column(name = "family_name")
    private byte[] familyName;
    @Enumerated(EnumType.STRING)
    private Speaks language;
    @Column(name = "do_not_contact")
    private boolean doNotContact;
    @Column(name = "import_id", updatable = false)
    private UUID importId;

    protected Party() {
    }

    Party(NewParty told) {
        kind = told.kind();
        language = told.speaks();
        importId = told.importId();
    }

    /** Seals only what differs, so that the audit trail shows no change where there is none. */
    void name(PartyName now, PartyName before, FieldCipher cipher, UUID firm) {
        if (before == null || !Objects.equals(now.given(), before.given())) {
            givenName = cipher.seal(firm, GIVEN, getId(), now.given());
        }
        if (before == null || !Objects.equals(now.family(), before.family())) {
            familyName = cipher.seal(firm, FAMILY, getId(), now.family());
        }
    }

    PartyName name(FieldCipher cipher) {
        return new PartyName(cipher.open(getFirmId(), GIVEN, getId(), givenName), cipher.open(getFirmId(), FAMILY, getId(), familyName));
    }

    void speaks(Speaks now) {
        language = now;
    }

    Speaks speaks() {
        return language;
    }

    PartyKind kind() {
        return kind;
    }

    boolean doNotContact() {
        return doNotContact;
    }
}
