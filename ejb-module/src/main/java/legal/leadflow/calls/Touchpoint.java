package legal.leadflow.calls;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.crypto.Personal;
import legal.leadflow.tenancy.FirmOwned;

/** A dated contact of a lead with a campaign, and why we believe it. */
@Entity
@Table(name = "touchpoint")
public class Touchpoint extends FirmOwned {
    @Column(name = "lead_id")
    private UUID leadId;
    @Column(name = "call_id", updatable = false)
    private UUID callId;
    @Column(name = "source_id")
    private UUID sourceId;
    @Column(name = "campaign_id")
    private UUID campaignId;
    private Instant at;
    @Enumerated(EnumType.STRING)
    private TouchpointKind kind;
    @Enumerated(EnumType.STRING)
    private TouchpointBasis basis;
    @Personal
    @Column(name = "click_id")
    private byte[] clickId;
    @Personal
    @Column(name = "landing_page")
    private byte[] landingPage;
    @Personal
    private byte[] keyword;
    @Personal
    private byte[] said;

    protected Touchpoint() {
    }

    /**
     * A call's touchpoint.
     *
     * @param words how the caller heard of the firm, in their own words; may be null
     */
    Touchpoint(Call call, TouchpointBasis basis, String words, FieldCipher cipher, UUID firm) {
        said = cipher.seal(firm, "touchpoint.said", getId(), words);
        leadId = call.leadId();
        callId = call.getId();
        sourceId = call.sourceId();
        campaignId = call.campaignId();
        at = call.startedAt();
        kind = TouchpointKind.CALL;
        this.basis = basis;
    }

    boolean hasLead() {
        return leadId != null;
    }

    /** The lead that its call began. */
    void lead(UUID lead) {
        leadId = lead;
    }
}
