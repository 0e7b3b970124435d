package legal.leadflow.intake;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import legal.leadflow.kernel.PlainText;

/**
 * What is known when a lead is opened. All but the person and the time may be null.
 *
 * @param party        who asks for help
 * @param practiceArea field of law; required when {@code caseType} is told
 * @param received     when the person first reached the firm about this matter: the start of their call
 * @param source       how they reached the firm; required when {@code campaign} is told
 * @param sourceSaid   the source in the caller's own words, at most 300 characters
 * @param owner        who works on it at the intake desk; null: whoever opens it, if they do intake
 * @param importId     the import it comes from
 */
public record NewLead(@NotNull UUID party, UUID practiceArea, UUID caseType, @NotNull Instant received, UUID source, UUID campaign,
        @PlainText(max = SOURCE_SAID_MAX) String sourceSaid, UUID owner, UUID importId) {
    /** In UTF-16 units. */
    public static final int SOURCE_SAID_MAX = 300;

    @Override
    public String toString() {
        return "new lead of party " + party;
    }
}
