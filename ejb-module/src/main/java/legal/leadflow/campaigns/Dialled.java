package legal.leadflow.campaigns;

import java.util.UUID;

/**
 * What a dialled number tells.
 *
 * @param campaign     null, like its name, where the number stands for the source as a whole
 * @param greeting     what to say; may be null
 */
public record Dialled(UUID source, String sourceName, UUID campaign, String campaignName, String greeting) {
}
