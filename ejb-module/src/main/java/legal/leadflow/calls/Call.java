package legal.leadflow.calls;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import legal.leadflow.campaigns.Dialled;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.crypto.Personal;
import legal.leadflow.kernel.Phone;
import legal.leadflow.tenancy.Traced;

/** A call, entered by hand or delivered by a call-tracking provider. No sound is ever stored. */
@Entity
@Table(name = "call")
public class Call extends Traced {
    static final String OUTSIDE_NUMBER = "call.outside_number";
    static final String OUTSIDE_NAME = "call.outside_name";
    static final String OUTSIDE_PLACE = "call.outside_place";
    static final String AGENT = "call.agent";
    static final String TAGS = "call.tags";

    @Column(name = "provider_call_id", updatable = false)
    private String providerCallId;
    @Enumerated(EnumType.STRING)
    private Direction direction;
    @Personal
    @Column(name = "outside_number")
    private byte[] outsideNumber;
    @Column(name = "outside_index")
    private byte[] outsideIndex;
    @Personal
    @Column(name = "outside_name")
    private byte[] outsideName;
    @Personal
    @Column(name = "outside_place")
    private byte[] outsidePlace;
    @Column(name = "tracking_number")
    private String trackingNumber;
    @Column(name = "business_number")
    private String businessNumber;
    @Column(name = "started_at")
    private Instant startedAt;
    @Column(name = "answered_at")
    private Instant answeredAt;
    @Column(name = "ended_at")
    private Instant endedAt;
    @Column(name = "duration_s")
    private int durationSeconds;
    @Column(name = "ring_s")
    private Integer ringSeconds;
    @Enumerated(EnumType.STRING)
    private CallOutcome outcome;
    @Column(name = "first_time")
    private Boolean firstTime;
    @Personal
    private byte[] agent;
    @Column(name = "staff_id")
    private UUID staffId;
    @Column(name = "source_id")
    private UUID sourceId;
    @Column(name = "campaign_id")
    private UUID campaignId;
    @Column(name = "party_id")
    private UUID partyId;
    @Column(name = "lead_id")
    private UUID leadId;
    @Personal
    private byte[] tags;
    /** A later version from the provider leaves what somebody of the firm has set. */
    @Column(name = "note_by_hand")
    private boolean noteByHand;
    @Column(name = "outcome_by_hand")
    private boolean outcomeByHand;
    @Column(name = "import_id", updatable = false)
    private UUID importId;

    protected Call() {
    }

    /** A call that somebody of the firm is entering while or after it happens. */
    Call(UUID id, Direction direction, Instant startedAt, Instant endedAt, UUID staff, CallOutcome outcome) {
        super(id);
        this.direction = direction;
        this.startedAt = startedAt;
        this.endedAt = endedAt;
        durationSeconds = (int) Math.min(Math.max(0, Duration.between(startedAt, endedAt).toSeconds()), 604_800);
        answeredAt = outcome == CallOutcome.ANSWERED ? startedAt : null;
        staffId = staff;
        this.outcome = outcome;
    }

    void outside(Phone phone, byte[] index, FieldCipher cipher, UUID firm) {
        outsideNumber = phone == null ? null : cipher.seal(firm, OUTSIDE_NUMBER, getId(), phone.e164());
        outsideIndex = phone == null ? null : index;
    }

    void dialled(Phone number, Dialled told) {
        trackingNumber = number == null ? null : number.e164();
        sourceId = told == null ? null : told.source();
        campaignId = told == null ? null : told.campaign();
    }

    void about(UUID party, UUID lead, boolean first) {
        partyId = party;
        leadId = lead;
        firstTime = first;
    }

    /** Somebody of the firm wrote its note, which stands in a row of its own ({@link CallNote}): the call is another than its readers saw. */
    void noted() {
        noteByHand = true;
        touch();
    }

    /** Whether anybody of the firm ever wrote its note. */
    boolean isNoted() {
        return noteByHand;
    }

    void outcome(CallOutcome now) {
        outcomeByHand |= outcome != now;
        outcome = now;
    }

    /** The other side's number; null when withheld. */
    Phone number(FieldCipher cipher) {
        return outsideNumber == null ? null : new Phone(cipher.open(getFirmId(), OUTSIDE_NUMBER, getId(), outsideNumber));
    }

    /** Blind index of the other side's number; null when withheld. */
    byte[] index() {
        return outsideIndex;
    }

    /** Nobody knew whose call it was, or which lead it began: now they do. */
    void belongs(UUID party, UUID lead) {
        partyId = partyId == null ? party : partyId;
        leadId = leadId == null ? lead : leadId;
    }

    boolean hasNumber() {
        return outsideIndex != null;
    }

    String name(FieldCipher cipher) {
        return cipher.open(getFirmId(), OUTSIDE_NAME, getId(), outsideName);
    }

    String place(FieldCipher cipher) {
        return cipher.open(getFirmId(), OUTSIDE_PLACE, getId(), outsidePlace);
    }

    String agent(FieldCipher cipher) {
        return cipher.open(getFirmId(), AGENT, getId(), agent);
    }

    String tags(FieldCipher cipher) {
        return cipher.open(getFirmId(), TAGS, getId(), tags);
    }

    Direction direction() {
        return direction;
    }

    /** Whether somebody called and nobody answered. */
    boolean unanswered() {
        return direction == Direction.INBOUND && outcome.unanswered();
    }

    Duration length() {
        return Duration.ofSeconds(durationSeconds);
    }

    Duration ring() {
        return ringSeconds == null ? null : Duration.ofSeconds(ringSeconds);
    }

    Boolean firstTime() {
        return firstTime;
    }

    String trackingNumber() {
        return trackingNumber;
    }

    UUID staffId() {
        return staffId;
    }

    CallOutcome outcome() {
        return outcome;
    }

    Instant startedAt() {
        return startedAt;
    }

    UUID sourceId() {
        return sourceId;
    }

    UUID campaignId() {
        return campaignId;
    }

    UUID partyId() {
        return partyId;
    }

    UUID leadId() {
        return leadId;
    }
}
