package legal.leadflow.intake;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;

/**
 * A place in a list that runs by time: of leads, from the newest to the oldest; of inquiries, either way.
 *
 * @param received of an inquiry that was decided on, the moment of the decision
 * @param newer    whether what is newer than that place is wanted, not what is older
 */
public record LeadCursor(Instant received, UUID id, boolean newer) {

    /** As it stands in an address: {@code o1762186680000000_0199...}. */
    public String address() {
        return (newer ? "n" : "o") + ChronoUnit.MICROS.between(Instant.EPOCH, received) + "_" + id;
    }

    /** The place an address names; empty when it names none, for people change addresses by hand. */
    public static Optional<LeadCursor> parse(String address) {
        if (address == null || !address.matches("[no]-?\\d{1,17}_[0-9a-f-]{36}")) {
            return Optional.empty();
        }
        int split = address.indexOf('_');
        try {
            Instant received = Instant.EPOCH.plus(Long.parseLong(address.substring(1, split)), ChronoUnit.MICROS);
            return Optional.of(new LeadCursor(received, UUID.fromString(address.substring(split + 1)), address.charAt(0) == 'n'));
        } catch (IllegalArgumentException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
