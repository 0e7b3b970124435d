package legal.leadflow.intake;

import java.time.Instant;
import java.util.UUID;

/**
 * A fact that two people changed at the same time.
 *
 * @param seen   its value when this person began
 * @param theirs its value now
 * @param yours  what this person wants
 * @param by     who changed it meanwhile; null when that was not recorded
 * @param at     when
 */
public record FactClash(Fact fact, String seen, String theirs, String yours, UUID by, Instant at) {
    @Override
    public String toString() {
        return "clash of " + fact;
    }
}
