package legal.leadflow.intake;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.kernel.PlainText;

/**
 * Which leads are asked for. Null, or an empty set, asks for nothing particular.
 *
 * @param which   open, signed, closed or all
 * @param stages  leads at one of these stages
 * @param owner   of this intake owner
 * @param unowned with no intake owner; then {@code owner} does not count
 * @param area    of this practice area
 * @param source  from this source
 * @param from    received at that moment or later
 * @param until   received before that moment
 * @param text    words of a name, a phone number or its last four digits, or a lead's number
 */
public record LeadFilter(@NotNull Which which, @NotNull Set<Stage> stages, UUID owner, boolean unowned, UUID area, UUID source, Instant from, Instant until,
        @PlainText(max = TEXT_MAX) String text) {
    /** In UTF-16 units. */
    public static final int TEXT_MAX = 120;

    /** How far a lead has to be. */
    public enum Which { OPEN, SIGNED, CLOSED, ALL }

    public LeadFilter {
        stages = Set.copyOf(stages);
    }

    /** All open leads. */
    public static LeadFilter open() {
        return new LeadFilter(Which.OPEN, Set.of(), null, false, null, null, null, null, null);
    }

    @Override
    public String toString() {
        return "leads " + which + " " + stages;
    }
}
