package legal.leadflow.parties;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A name as the person gives it; both parts may be null.
 *
 * @param family an organisation's whole name
 */
public record PartyName(String given, String family) {
    /** Most UTF-16 units of each part. */
    public static final int MAX = 100;

    public PartyName {
        given = tidy(given);
        family = tidy(family);
    }

    /** Given name first; empty when nothing is known. */
    public String shown() {
        return Stream.of(given, family).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }

    private static String tidy(String part) {
        return part == null || part.isBlank() ? null : part.strip().replaceAll("\\s+", " ");
    }

    @Override
    public String toString() {
        return "PartyName";
    }
}
