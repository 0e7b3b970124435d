package legal.leadflow.intake;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A lead in the list.
 *
 * @param name        as shown; empty when nobody has said it
 * @param phone       E.164, or null
 * @param caseType    null also for those who see no case
 * @param limitation  the last day for the claim; null also for those who may not read the story
 */
public record LeadRow(UUID id, long number, UUID party, String name, String phone, UUID area, UUID caseType, Stage stage, Disposition disposition,
        Reason reason, UUID owner, UUID source, Instant received, LocalDate limitation) {

    /** The stage, or how it was closed. */
    public String standing() {
        return disposition == null ? stage.name() : disposition.name();
    }

    @Override
    public String toString() {
        return "lead " + id;
    }
}
