package legal.leadflow.audit;

import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;

/**
 * Which entries are asked for; null asks for all.
 *
 * @param group   first part of the action's name, {@code lead}; {@link #WORK} for all but looks at the trail itself
 * @param trouble only what was refused or failed
 * @param kind    what the entry is about, {@code party}
 * @param from    the first moment
 * @param until   the moment after the last
 * @param party   a person's whole trail
 * @param lead    a lead's whole trail
 */
public record AuditFilter(UUID actor, @Pattern(regexp = "[a-z]{1,30}", message = "web.constraint.other") String group, Outcome outcome, boolean trouble,
        @Pattern(regexp = "[a-z_]{1,30}", message = "web.constraint.other") String kind, Instant from, Instant until, UUID party, UUID lead) {
    /** The group of all actions but looks at the trail itself, which soon outnumber the rest of a trail that is looked into. */
    public static final String WORK = "work";
    /** Everything. */
    public static final AuditFilter ALL = new AuditFilter(null, null, null, false, null, null, null, null, null);

    /** In words of the trail itself, since looking at it is recorded too; ids only. Null for everything. */
    String told() {
        StringBuilder told = new StringBuilder();
        tell(told, "actor", actor);
        tell(told, "group", group);
        tell(told, "outcome", trouble ? "not DONE" : outcome);
        tell(told, "kind", kind);
        tell(told, "from", from);
        tell(told, "until", until);
        tell(told, "party", party);
        tell(told, "lead", lead);
        return told.isEmpty() ? null : told.toString();
    }

    private static void tell(StringBuilder told, String what, Object value) {
        if (value != null) {
            told.append(told.isEmpty() ? "" : ", ").append(what).append(' ').append(value);
        }
    }
}
