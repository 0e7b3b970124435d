package legal.leadflow.campaigns;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.util.UUID;
import legal.leadflow.kernel.Phone;
import legal.leadflow.tenancy.FirmOwned;

/** One of the firm's own numbers, printed in its advertisements: who dials it has seen that one. */
@Entity
@Table(name = "tracking_number")
public class TrackingNumber extends FirmOwned {
    @Column(updatable = false)
    private String number;
    @Column(name = "source_id")
    private UUID sourceId;
    @Column(name = "campaign_id")
    private UUID campaignId;
    private String greeting;

    protected TrackingNumber() {
    }

    TrackingNumber(Phone phone, UUID source, UUID campaign, String greeting) {
        number = phone.e164();
        change(source, campaign, greeting);
    }

    void change(UUID source, UUID campaign, String words) {
        sourceId = source;
        campaignId = campaign;
        greeting = words == null || words.isBlank() ? null : words.strip();
    }

    public Phone getPhone() {
        return new Phone(number);
    }

    public UUID getSourceId() {
        return sourceId;
    }

    /** Null where the number stands for the source as a whole. */
    public UUID getCampaignId() {
        return campaignId;
    }

    /** What to say when it rings; may be null. */
    public String getGreeting() {
        return greeting;
    }
}
