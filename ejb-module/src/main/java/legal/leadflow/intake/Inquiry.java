package legal.leadflow.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.crypto.Personal;
import legal.leadflow.kernel.Phone;
import legal.leadflow.parties.PartyName;
import legal.leadflow.parties.Speaks;
import legal.leadflow.tenancy.Traced;

/**
 * Something that reached the firm and is not a lead yet. What came in never changes, only what was decided on it. Its words stand apart
 * ({@link InquiryMessage}), because not everybody who may see the inquiry may read them for ever.
 */
@Entity
@Table(name = "inquiry")
public class Inquiry extends Traced {
    static final String GIVEN = "inquiry.given_name";
    static final String FAMILY = "inquiry.family_name";
    static final String PHONE = "inquiry.phone";
    static final String EMAIL = "inquiry.email";
    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private InquiryChannel channel;
    @Enumerated(EnumType.STRING)
    private InquiryState state = InquiryState.RECEIVED;
    @Column(name = "received_at", updatable = false)
    private Instant receivedAt;
    @Personal
    @Column(name = "given_name", updatable = false)
    private byte[] givenName;
    @Personal
    @Column(name = "family_name", updatable = false)
    private byte[] familyName;
    @Personal
    @Column(updatable = false)
    private byte[] phone;
    @Column(name = "phone_index", updatable = false)
    private byte[] phoneIndex;
    @Personal
    @Column(updatable = false)
    private byte[] email;
    @Column(name = "email_index", updatable = false)
    private byte[] emailIndex;
    @Enumerated(EnumType.STRING)
    @Column(name = "language", updatable = false)
    private Speaks speaks;
    @Column(name = "source_id", updatable = false)
    private UUID sourceId;
    @Column(name = "campaign_id", updatable = false)
    private UUID campaignId;
    @Column(name = "triaged_at")
    private Instant triagedAt;
    @Column(name = "triaged_by")
    private UUID triagedBy;
    @Column(name = "lead_id")
    private UUID leadId;
    @Column(name = "duplicate_of")
    private UUID duplicateOf;
    @Enumerated(EnumType.STRING)
    private InquiryReason reason;

    protected Inquiry() {
    }

    /** @param phone the number read, or null; its and the address's blind indexes follow */
    Inquiry(UUID id, NewInquiry told, Instant received, Phone phone, byte[] phoneIndex, byte[] emailIndex, FieldCipher cipher, UUID firm) {
        super(id);
        PartyName name = told.name();
        channel = told.channel();
        receivedAt = received;
        givenName = cipher.seal(firm, GIVEN, id, name.given());
        familyName = cipher.seal(firm, FAMILY, id, name.family());
        this.phone = cipher.seal(firm, PHONE, id, phone == null ? null : phone.e164());
        this.phoneIndex = phoneIndex;
        email = cipher.seal(firm, EMAIL, id, told.email());
        this.emailIndex = emailIndex;
        speaks = told.speaks();
        sourceId = told.source();
        campaignId = told.campaign();
    }

    /** It became that lead. */
    void convert(UUID lead, UUID by, Instant now) {
        decide(InquiryState.CONVERTED, by, now);
        leadId = lead;
    }

    /** It belongs to that lead, which was there before. */
    void attach(UUID lead, UUID by, Instant now) {
        decide(InquiryState.ATTACHED, by, now);
        leadId = lead;
    }

    /** It says what {@code original} says. */
    void duplicate(UUID original, UUID by, Instant now) {
        decide(InquiryState.DUPLICATE, by, now);
        duplicateOf = original;
    }

    void spam(UUID by, Instant now) {
        decide(InquiryState.SPAM, by, now);
    }

    void reject(InquiryReason why, UUID by, Instant now) {
        decide(InquiryState.REJECTED, by, now);
        reason = why;
    }

    private void decide(InquiryState now, UUID by, Instant at) {
        if (state != InquiryState.RECEIVED) {
            throw new InquiryDecidedMeanwhile(this);
        }
        state = now;
        triagedBy = by;
        triagedAt = at;
    }

    /** It waits again; only where nothing followed from the decision ({@link InquiryState#canBeTakenBack}). */
    void takeBack() {
        if (!state.canBeTakenBack()) {
            throw new InquiryDecidedMeanwhile(this);
        }
        state = InquiryState.RECEIVED;
        triagedBy = null;
        triagedAt = null;
        duplicateOf = null;
        reason = null;
    }

    PartyName name(FieldCipher cipher) {
        return new PartyName(cipher.open(getFirmId(), GIVEN, getId(), givenName), cipher.open(getFirmId(), FAMILY, getId(), familyName));
    }

    /** Null where none was told. */
    Phone phone(FieldCipher cipher) {
        return phone == null ? null : new Phone(cipher.open(getFirmId(), PHONE, getId(), phone));
    }

    String email(FieldCipher cipher) {
        return cipher.open(getFirmId(), EMAIL, getId(), email);
    }

    byte[] phoneIndex() {
        return phoneIndex;
    }

    byte[] emailIndex() {
        return emailIndex;
    }

    InquiryChannel channel() {
        return channel;
    }

    public InquiryState getState() {
        return state;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    Speaks speaks() {
        return speaks;
    }

    UUID sourceId() {
        return sourceId;
    }

    UUID campaignId() {
        return campaignId;
    }

    /** Null while it waits. */
    Instant triagedAt() {
        return triagedAt;
    }

    UUID triagedBy() {
        return triagedBy;
    }

    /** Null unless it became a lead or belongs to one. */
    public UUID getLeadId() {
        return leadId;
    }

    UUID duplicateOf() {
        return duplicateOf;
    }

    InquiryReason reason() {
        return reason;
    }
}
