package legal.leadflow.web.leads;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import legal.leadflow.intake.LeadFilter;
import legal.leadflow.intake.Stage;

/**
 * The filters of the list as they stand in its address. What cannot be read is left out: people change addresses by hand.
 *
 * @param values by parameter, each at least one
 */
record LeadQuery(Map<String, List<String>> values) {
    static final String WHICH = "which";
    static final String STAGE = "stage";
    static final String OWNER = "owner";
    static final String AREA = "area";
    static final String SOURCE = "source";
    static final String RECEIVED = "received";
    static final String FROM = "from";
    static final String UNTIL = "until";
    static final String SEARCH = "search";
    static final String AT = "at";
    static final String ME = "me";
    static final String NOBODY = "nobody";
    /** Stands for no choice in menus. */
    static final String ANY = "any";
    /** Days back that the list offers; 0 is today. */
    static final List<Integer> PERIODS = List.of(0, 7, 30, 90, 365);
    private static final List<String> FILTERS = List.of(WHICH, STAGE, OWNER, AREA, SOURCE, RECEIVED, FROM, UNTIL, SEARCH);

    static LeadQuery of(Map<String, String[]> parameters) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String name : FILTERS) {
            List<String> told = Arrays.stream(parameters.getOrDefault(name, new String[0])).filter(value -> !value.isBlank() && !value.equals(ANY) && !(name.equals(WHICH) && value.equals("open"))).distinct().toList();
            if (!told.isEmpty()) {
                values.put(name, told);
            }
        }
        return new LeadQuery(values);
    }

    /** The query whose {@link #text} this is; what it does not know is left out. */
    static LeadQuery parse(String text) {
        Map<String, String[]> parameters = new LinkedHashMap<>();
        for (String one : text.split("&")) {
            String[] parts = one.split("=", 2);
            if (parts.length == 2) {
                parameters.merge(parts[0], new String[] {URLDecoder.decode(parts[1], StandardCharsets.UTF_8)}, (a, b) -> Stream.concat(Arrays.stream(a), Arrays.stream(b)).toArray(String[]::new));
            }
        }
        return of(parameters);
    }

    String first(String name) {
        return values.getOrDefault(name, List.of("")).get(0);
    }

    boolean has(String name, String value) {
        return values.getOrDefault(name, List.of()).contains(value);
    }

    /** This query with one parameter replaced; an empty value takes it away. */
    LeadQuery with(String name, String value) {
        Map<String, List<String>> copy = new LinkedHashMap<>(values);
        copy.remove(name);
        if (value != null && !value.isEmpty()) {
            copy.put(name, List.of(value));
        }
        return new LeadQuery(copy);
    }

    /** These filters as they stand in an address; empty without any. */
    String text() {
        return values.entrySet().stream().flatMap(one -> one.getValue().stream().map(value -> one.getKey() + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8))).collect(Collectors.joining("&"));
    }

    /** The address of the list with these filters. */
    String address() {
        String query = text();
        return query.isEmpty() ? "/leads/list" : "/leads/list?" + query;
    }

    LeadFilter.Which which() {
        return Arrays.stream(LeadFilter.Which.values()).filter(which -> which.name().equalsIgnoreCase(first(WHICH))).findFirst().orElse(LeadFilter.Which.OPEN);
    }

    Set<Stage> stages() {
        return Arrays.stream(Stage.values()).filter(stage -> has(STAGE, stage.name())).collect(Collectors.toSet());
    }

    Optional<UUID> id(String name) {
        try {
            return first(name).isEmpty() ? Optional.empty() : Optional.of(UUID.fromString(first(name)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The first day of leads wanted; empty for all. */
    Optional<LocalDate> from(LocalDate today) {
        return day(FROM).or(() -> period().map(days -> today.minusDays(days)));
    }

    /** The last day of leads wanted; empty for all. */
    Optional<LocalDate> until() {
        return day(UNTIL);
    }

    /** The period chosen from the list's offers; empty when days were chosen, or none. */
    Optional<Integer> period() {
        return day(FROM).isPresent() || day(UNTIL).isPresent() ? Optional.empty()
                : PERIODS.stream().filter(days -> String.valueOf(days).equals(first(RECEIVED))).findFirst();
    }

    LeadFilter filter(UUID me, ZoneId zone, String text) {
        UUID owner = first(OWNER).equals(ME) ? me : id(OWNER).orElse(null);
        Instant from = from(LocalDate.now(zone)).map(day -> day.atStartOfDay(zone).toInstant()).orElse(null);
        Instant until = until().map(day -> day.plusDays(1).atStartOfDay(zone).toInstant()).orElse(null);
        return new LeadFilter(which(), stages(), owner, first(OWNER).equals(NOBODY), id(AREA).orElse(null), id(SOURCE).orElse(null), from, until, text);
    }

    private Optional<LocalDate> day(String name) {
        try {
            return first(name).isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(first(name))).filter(day -> day.getYear() > 1900 && day.getYear() < 2200);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Map<String, Set<String>> sets() {
        return values.entrySet().stream().collect(Collectors.toMap(Map.Entry::getKey, one -> Set.copyOf(one.getValue())));
    }

    /** This query without what the list cannot read: an address changed by hand may hold anything, also what somebody typed. */
    LeadQuery readable() {
        Map<String, List<String>> kept = new LinkedHashMap<>();
        values.forEach((name, told) -> {
            List<String> read = told.stream().filter(value -> isReadable(name, value)).toList();
            if (!read.isEmpty()) {
                kept.put(name, read);
            }
        });
        return new LeadQuery(kept);
    }

    private boolean isReadable(String name, String value) {
        LeadQuery alone = new LeadQuery(Map.of(name, List.of(value)));
        return switch (name) {
            case WHICH -> Arrays.stream(LeadFilter.Which.values()).anyMatch(which -> which.name().equalsIgnoreCase(value));
            case STAGE -> !alone.stages().isEmpty();
            case OWNER -> value.equals(ME) || value.equals(NOBODY) || alone.id(OWNER).isPresent();
            case AREA, SOURCE -> alone.id(name).isPresent();
            case RECEIVED -> alone.period().isPresent();
            case FROM, UNTIL -> alone.day(name).isPresent();
            default -> false;
        };
    }

    /** Whether it asks for the same leads, wherever the page stands. */
    boolean same(LeadQuery other) {
        return Objects.equals(sets(), other.sets());
    }
}
