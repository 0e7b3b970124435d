package legal.leadflow.campaigns;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import legal.leadflow.kernel.Phone;

/**
 * A source with its campaigns and numbers, for choosing and for showing.
 *
 * @param numbers those that stand for the source as a whole
 */
public record SourceView(UUID id, int version, String name, Channel channel, boolean active, List<CampaignView> campaigns, List<NumberView> numbers) {
    public SourceView {
        campaigns = List.copyOf(campaigns);
        numbers = List.copyOf(numbers);
    }

    /** A campaign under the source. */
    public record CampaignView(UUID id, int version, String name, LocalDate startsOn, LocalDate endsOn, boolean active, List<NumberView> numbers) {
        public CampaignView {
            numbers = List.copyOf(numbers);
        }
    }

    /** A tracking number; {@code greeting} may be null. */
    public record NumberView(UUID id, int version, Phone phone, String greeting) {
    }
}
