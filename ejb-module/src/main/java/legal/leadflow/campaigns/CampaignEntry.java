package legal.leadflow.campaigns;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import java.util.UUID;
import legal.leadflow.kernel.PlainText;

/** What a person enters about a campaign; dates may be null. */
public record CampaignEntry(@NotNull UUID source, @NotBlank @PlainText(max = 160) String name, LocalDate startsOn, LocalDate endsOn, boolean active) {
    boolean endsBeforeItStarts() {
        return startsOn != null && endsOn != null && endsOn.isBefore(startsOn);
    }
}
