package legal.leadflow.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.crypto.Personal;
import legal.leadflow.tenancy.Role;
import legal.leadflow.tenancy.Traced;

/**
 * Somebody who asked the firm for help with one matter. Its story and its money stand apart ({@link LeadNarrative}, {@link LeadMoney}),
 * because not everybody who may see the lead may see them. Its id is kept until settlement.
 */
@Entity
@Table(name = "lead")
public class Lead extends Traced {
    static final String SOURCE_SAID = "lead.source_said";
    @Column(updatable = false)
    private long number;
    @Column(name = "party_id")
    private UUID partyId;
    @Column(name = "practice_area_id")
    private UUID practiceAreaId;
    @Column(name = "case_type_id")
    private UUID caseTypeId;
    @Enumerated(EnumType.STRING)
    private Stage stage = Stage.NEW;
    @Enumerated(EnumType.STRING)
    private Disposition disposition;
    @Enumerated(EnumType.STRING)
    private Reason reason;
    @Column(name = "received_at")
    private Instant receivedAt;
    @Column(name = "stage_since")
    private Instant stageSince;
    @Column(name = "source_id")
    private UUID sourceId;
    @Column(name = "campaign_id")
    private UUID campaignId;
    @Personal
    @Column(name = "source_said")
    private byte[] sourceSaid;
    @Column(name = "owner_id")
    private UUID ownerId;
    @Column(name = "attorney_id")
    private UUID attorneyId;
    @Column(name = "import_id", updatable = false)
    private UUID importId;

    protected Lead() {
    }

    Lead(NewLead told, long number, Instant now) {
        this.number = number;
        partyId = told.party();
        practiceAreaId = told.practiceArea();
        caseTypeId = told.caseType();
        receivedAt = told.received();
        stageSince = now;
        sourceId = told.source();
        campaignId = told.campaign();
        ownerId = told.owner();
        importId = told.importId();
    }

    /** Neither signed nor closed. */
    public boolean isOpen() {
        return disposition == null && stage != Stage.SIGNED;
    }

    /**
     * Moves an open lead to another stage ({@link Stage#leadsTo}).
     *
     * @throws LeadClosed   when it was closed: reopening comes first
     * @throws StageRefused when that stage cannot follow, or is not for the caller to set
     */
    LeadStageChange move(Stage to, Set<Role> roles, UUID by, Instant now) {
        if (disposition != null) {
            throw new LeadClosed(getId());
        }
        if (!stage.leadsTo(to) || !to.mayBeSetBy(roles)) {
            throw new StageRefused(getId(), stage, to);
        }
        return changed(stage, to, null, null, by, now);
    }

    /**
     * Ends the lead without a signature; it keeps the stage it had.
     *
     * @throws LeadClosed    when it was closed before
     * @throws StageRefused  when it is signed
     * @throws ReasonMissing when the reason is none of the disposition's, or the disposition is not for the caller to set
     */
    LeadStageChange close(Disposition how, Reason why, Set<Role> roles, UUID by, Instant now) {
        if (disposition != null) {
            throw new LeadClosed(getId());
        }
        if (stage == Stage.SIGNED) {
            throw new StageRefused(getId(), stage, stage);
        }
        if (how == null || why == null || why.disposition() != how || !how.mayBeSetBy(roles)) {
            throw new ReasonMissing(getId());
        }
        return changed(stage, stage, how, why, by, now);
    }

    /**
     * Opens a closed lead again at the stage it had, or takes back a signature: then the retainer is still sent.
     *
     * @throws ReasonMissing when the lead is open, the reason is not one for reopening it, or it is not for the caller to reopen
     */
    LeadStageChange reopen(Reason why, Set<Role> roles, UUID by, Instant now) {
        if (why == null || !reopenReasons(roles).contains(why)) {
            throw new ReasonMissing(getId());
        }
        Stage back = disposition == null ? Stage.RETAINER_SENT : stage;
        return changed(stage, back, null, why, by, now);
    }

    /** Why somebody with {@code roles} may open it again now; nothing while it is open, or when it is not for them to do. */
    List<Reason> reopenReasons(Set<Role> roles) {
        boolean allowed = disposition == null ? Stage.SIGNED.mayBeSetBy(roles) : disposition.mayBeSetBy(roles);
        return isOpen() || !allowed ? List.of() : Reason.forReopening(disposition);
    }

    private LeadStageChange changed(Stage from, Stage to, Disposition how, Reason why, UUID by, Instant now) {
        stage = to;
        disposition = how;
        reason = how == null ? null : why; // a reopened lead has none: the change keeps it
        stageSince = now;
        return new LeadStageChange(getId(), from, to, how, why, by, now);
    }

    void caseType(UUID area, UUID type) {
        practiceAreaId = area;
        caseTypeId = type;
    }

    void sourceSaid(byte[] sealed) {
        sourceSaid = sealed;
    }

    void owner(UUID person) {
        ownerId = person;
    }

    void attorney(UUID person) {
        attorneyId = person;
    }

    /** Counted per firm; shown as {@code L-20418}. */
    public long getNumber() {
        return number;
    }

    public UUID getPartyId() {
        return partyId;
    }

    public UUID getPracticeAreaId() {
        return practiceAreaId;
    }

    public UUID getCaseTypeId() {
        return caseTypeId;
    }

    /** How far it came; a closed lead keeps the stage it had. */
    public Stage getStage() {
        return stage;
    }

    /** How it was closed; null while it is open or signed. */
    public Disposition getDisposition() {
        return disposition;
    }

    /** Why it was closed; null exactly when {@link #getDisposition} is. */
    public Reason getReason() {
        return reason;
    }

    public Instant getReceivedAt() {
        return receivedAt;
    }

    /** When it came to its stage, or was closed. */
    public Instant getStageSince() {
        return stageSince;
    }

    public UUID getSourceId() {
        return sourceId;
    }

    public UUID getCampaignId() {
        return campaignId;
    }

    byte[] sourceSaid() {
        return sourceSaid;
    }

    public UUID getOwnerId() {
        return ownerId;
    }

    public UUID getAttorneyId() {
        return attorneyId;
    }

    public UUID getImportId() {
        return importId;
    }
}
