package legal.leadflow.campaigns;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import legal.leadflow.kernel.PlainText;

/**
 * What a person enters about a tracking number.
 *
 * @param number   as typed; cannot be changed later
 * @param campaign null where the number stands for the source as a whole
 * @param greeting what to say when it rings; may be null
 */
public record NumberEntry(@NotBlank @PlainText(max = 40) String number, @NotNull UUID source, UUID campaign, @PlainText(max = 300) String greeting) {
}
