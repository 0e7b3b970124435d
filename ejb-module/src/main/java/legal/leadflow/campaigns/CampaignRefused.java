package legal.leadflow.campaigns;

import java.util.UUID;
import legal.leadflow.kernel.DomainException;

/** A source, campaign or tracking number cannot be kept as entered. */
public class CampaignRefused extends DomainException {
    private static final long serialVersionUID = 1L;
    private final String field;

    private CampaignRefused(String messageKey, UUID id, String field) {
        super(messageKey, id);
        this.field = field;
    }

    static CampaignRefused unknown(UUID id) {
        return new CampaignRefused("campaigns.refused.unknown", id, null);
    }

    /** Somebody else changed it after it was read. */
    static CampaignRefused changed(UUID id) {
        return new CampaignRefused("campaigns.refused.changed", id, null);
    }

    static CampaignRefused nameTaken() {
        return new CampaignRefused("campaigns.refused.name", null, "name");
    }

    static CampaignRefused endsBeforeItStarts() {
        return new CampaignRefused("campaigns.refused.ends", null, "endsOn");
    }

    static CampaignRefused notANumber() {
        return new CampaignRefused("campaigns.refused.phone", null, "number");
    }

    static CampaignRefused numberTaken() {
        return new CampaignRefused("campaigns.refused.taken", null, "number");
    }

    @Override
    public String field() {
        return field;
    }
}
