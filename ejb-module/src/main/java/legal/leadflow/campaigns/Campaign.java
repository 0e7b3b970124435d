package legal.leadflow.campaigns;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import legal.leadflow.tenancy.FirmOwned;

/** An effort under a source, with a beginning and perhaps an end. */
@Entity
@Table(name = "campaign")
public class Campaign extends FirmOwned {
    @Column(name = "source_id", updatable = false)
    private UUID sourceId;
    private String name;
    @Column(name = "starts_on")
    private LocalDate startsOn;
    @Column(name = "ends_on")
    private LocalDate endsOn;
    private boolean active = true;

    protected Campaign() {
    }

    Campaign(CampaignEntry told) {
        sourceId = told.source();
        change(told);
    }

    /** The source stays: leads and calls refer to both. */
    void change(CampaignEntry told) {
        name = told.name().strip();
        startsOn = told.startsOn();
        endsOn = told.endsOn();
        active = told.active();
    }

    public UUID getSourceId() {
        return sourceId;
    }

    public String getName() {
        return name;
    }

    public LocalDate getStartsOn() {
        return startsOn;
    }

    public LocalDate getEndsOn() {
        return endsOn;
    }

    public boolean isActive() {
        return active;
    }
}
