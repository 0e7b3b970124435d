package legal.leadflow.campaigns;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import legal.leadflow.kernel.PlainText;

/** What a person enters about a source. */
public record SourceEntry(@NotBlank @PlainText(max = 120) String name, @NotNull Channel channel, boolean active) {
}
