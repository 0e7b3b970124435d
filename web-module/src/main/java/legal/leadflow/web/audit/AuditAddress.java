package legal.leadflow.web.audit;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import legal.leadflow.audit.AuditFilter;
import legal.leadflow.audit.AuditKey;
import legal.leadflow.audit.Outcome;

/** The page's address in parts: filters, place in the list, entry looked at. Ids, codes and dates only; names are never in an address. */
final class AuditAddress {
    private static final String PAGE = "/audit/log";
    private final Map<String, String> parts = new LinkedHashMap<>();

    /** @param given parameters of the request; empty ones do not count */
    AuditAddress(Map<String, String> given) {
        for (String name : new String[] {"who", "what", "outcome", "kind", "from", "to", "party", "lead", "before", "after", "entry"}) {
            String value = given.get(name);
            if (value != null && !value.isBlank()) {
                parts.put(name, value.strip());
            }
        }
    }

    String get(String name) {
        return parts.get(name);
    }

    /**
     * The filter it asks for; days are the firm's.
     *
     * @throws IllegalArgumentException when a part cannot be read, as of an address typed by hand
     */
    AuditFilter filter(ZoneId zone) {
        String outcome = get("outcome");
        boolean trouble = "trouble".equals(outcome);
        return new AuditFilter(id("who"), word("what"), outcome == null || trouble ? null : Outcome.valueOf(outcome), trouble, word("kind"),
                day("from", zone, 0), day("to", zone, 1), id("party"), id("lead"));
    }

    /** The entry after or before which the page begins; null for the newest. */
    AuditKey place() {
        return isNewer() ? key("after") : key("before");
    }

    /** Whether the page asked for ends at {@link #place} instead of beginning there. */
    boolean isNewer() {
        return get("after") != null;
    }

    /** The entry looked at; null for none. */
    AuditKey entry() {
        return key("entry");
    }

    /** Whether the first day lies after the last: no entry can be meant. */
    boolean isReversed() {
        return get("from") != null && get("to") != null && get("from").compareTo(get("to")) > 0;
    }

    /** Whether anything narrows the list, trails aside. */
    boolean isFiltered() {
        return parts.keySet().stream().anyMatch(java.util.Set.of("who", "what", "outcome", "kind", "from", "to")::contains);
    }

    /** This address with one part changed, or removed by null; a changed filter begins with the newest again. */
    String with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(parts);
        changed.remove(name);
        changed.remove("entry");
        if (!"entry".equals(name)) {
            changed.remove("before");
            changed.remove("after");
        }
        if (value != null) {
            changed.put(name, value);
        }
        return address(changed);
    }

    /** Where the sealed trail of the same days is had; other parts of the filter do not count, since a seal is whole or no proof. */
    String export() {
        Map<String, String> days = new LinkedHashMap<>(parts);
        days.keySet().retainAll(List.of("from", "to"));
        return "/audit/export" + address(days).substring(PAGE.length());
    }

    static String of(String name, String value) {
        return address(Map.of(name, value));
    }

    static String all() {
        return PAGE;
    }

    private static String address(Map<String, String> parts) {
        StringBuilder address = new StringBuilder(PAGE);
        parts.forEach((name, value) -> address.append(address.length() == PAGE.length() ? '?' : '&').append(name).append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return address.toString();
    }

    private UUID id(String name) {
        return get(name) == null ? null : UUID.fromString(get(name));
    }

    private String word(String name) {
        if (get(name) != null && !get(name).matches("[a-z_]{1,30}")) {
            throw new IllegalArgumentException(name);
        }
        return get(name);
    }

    private AuditKey key(String name) {
        return get(name) == null ? null : AuditKey.parse(get(name)).orElseThrow(() -> new IllegalArgumentException(name));
    }

    private Instant day(String name, ZoneId zone, int more) {
        if (get(name) != null && !get(name).matches("[0-9]{4}-[0-9]{2}-[0-9]{2}")) {
            throw new IllegalArgumentException(name); // Java reads years that the database does not know
        }
        try {
            return get(name) == null ? null : LocalDate.parse(get(name)).plusDays(more).atStartOfDay(zone).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(name, e);
        }
    }
}
