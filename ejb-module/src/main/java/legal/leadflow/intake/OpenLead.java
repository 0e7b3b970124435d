package legal.leadflow.intake;

import java.time.Instant;
import java.util.UUID;

/** A lead that is neither signed nor closed, for a call that may belong to it. {@code practiceArea} may be null. */
public record OpenLead(UUID id, long number, Stage stage, UUID practiceArea, Instant received) {
}
