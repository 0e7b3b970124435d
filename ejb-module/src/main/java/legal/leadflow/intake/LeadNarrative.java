package legal.leadflow.intake;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import legal.leadflow.crypto.Personal;
import legal.leadflow.tenancy.FirmOwned;

/** A lead's story, for those who hold {@code Right.NARRATIVE}. Its id is the lead's. */
@Entity
@Table(name = "lead_narrative")
public class LeadNarrative extends FirmOwned {
    static final String ADVERSE_PARTY = "lead_narrative.adverse_party";
    static final String SUMMARY = "lead_narrative.summary";
    @Column(name = "incident_on")
    private LocalDate incidentOn;
    @Column(name = "limitation_on")
    private LocalDate limitationOn;
    private String jurisdiction;
    @Personal
    @Column(name = "adverse_party")
    private byte[] adverseParty;
    @Personal
    private byte[] summary;

    protected LeadNarrative() {
    }

    LeadNarrative(UUID lead) {
        super(lead);
    }

    void incidentOn(LocalDate day) {
        incidentOn = day;
    }

    void limitationOn(LocalDate day) {
        limitationOn = day;
    }

    void jurisdiction(String name) {
        jurisdiction = name;
    }

    void adverseParty(byte[] sealed) {
        adverseParty = sealed;
    }

    void summary(byte[] sealed) {
        summary = sealed;
    }

    public LocalDate getIncidentOn() {
        return incidentOn;
    }

    /** The last day on which the claim can be brought. */
    public LocalDate getLimitationOn() {
        return limitationOn;
    }

    public String getJurisdiction() {
        return jurisdiction;
    }

    byte[] adverseParty() {
        return adverseParty;
    }

    byte[] summary() {
        return summary;
    }
}
