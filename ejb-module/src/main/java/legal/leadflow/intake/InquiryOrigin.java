package legal.leadflow.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import legal.leadflow.campaigns.Campaign;
import legal.leadflow.campaigns.Source;

/**
 * How an inquiry can have reached the firm.
 *
 * @param campaign null for the source alone, as {@code campaignName} is
 */
public record InquiryOrigin(UUID source, UUID campaign, String sourceName, String campaignName) {

    /** Each source in use by name, followed by its campaigns in use. */
    static List<InquiryOrigin> of(List<Source> sources, List<Campaign> campaigns) {
        List<InquiryOrigin> origins = new ArrayList<>();
        sources.stream().filter(Source::isActive).forEach(source -> {
            origins.add(new InquiryOrigin(source.getId(), null, source.getName(), null));
            campaigns.stream().filter(campaign -> campaign.isActive() && campaign.getSourceId().equals(source.getId()))
                    .forEach(campaign -> origins.add(new InquiryOrigin(source.getId(), campaign.getId(), source.getName(), campaign.getName())));
        });
        return origins;
    }
}
