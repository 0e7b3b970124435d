package legal.leadflow.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an entry stands in the trail, which is in the order of {@code at}, then {@code id}; in addresses {@code <microseconds>.<id>}.
 *
 * @param at to the microsecond: when its transaction began
 */
public record AuditKey(Instant at, UUID id) {
    private static final Pattern TEXT = Pattern.compile("([0-9]{1,17})\\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    /** @return empty when {@code text} is no key, such as an address typed by hand */
    public static Optional<AuditKey> parse(String text) {
        Matcher parts = TEXT.matcher(text == null ? "" : text);
        return parts.matches() ? Optional.of(new AuditKey(Instant.EPOCH.plus(Long.parseLong(parts.group(1)), ChronoUnit.MICROS), UUID.fromString(parts.group(2))))
                : Optional.empty();
    }

    /** For addresses; holds no personal data. */
    public String text() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at) + "." + id;
    }
}
