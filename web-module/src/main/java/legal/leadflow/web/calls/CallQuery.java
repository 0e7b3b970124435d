package legal.leadflow.web.calls;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import legal.leadflow.calls.CallFilter;
import legal.leadflow.calls.CallOutcome;
import legal.leadflow.calls.Direction;

/** The part of {@code /calls/log}'s address that says which calls are shown. What cannot be read asks nothing. */
public record CallQuery(Map<String, String> values) {
    static final String OUTCOME = "outcome";
    static final String DIRECTION = "direction";
    static final String PERIOD = "period";
    static final String FROM = "from";
    static final String UNTIL = "until";
    static final String SOURCE = "source";
    static final String WAITING = "waiting";
    static final String FIND = "find";
    /** A choice that asks nothing; pages do not write empty values. */
    static final String ANY = "any";
    /** Days back that can be asked for; the first is today alone. */
    static final List<String> PERIODS = List.of("1", "7", "30", "90");
    private static final List<String> NAMES = List.of(OUTCOME, DIRECTION, PERIOD, FROM, UNTIL, SOURCE, WAITING, FIND);

    public CallQuery {
        values = values.entrySet().stream().filter(part -> NAMES.contains(part.getKey()) && !part.getValue().isBlank() && !part.getValue().equals(ANY)
                && part.getValue().length() <= 40)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, LinkedHashMap::new));
    }

    String value(String name) {
        return values.getOrDefault(name, "");
    }

    /** The same with another value; none for null or blank. */
    CallQuery with(String name, String value) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.put(name, value == null ? "" : value);
        return new CallQuery(changed);
    }

    String address() {
        return values.isEmpty() ? "/calls/log" : "/calls/log?" + values.entrySet().stream()
                .map(part -> part.getKey() + "=" + URLEncoder.encode(part.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    }

    /** @param search what the mark in the address stands for; may be empty */
    CallFilter filter(ZoneId zone, String search) {
        LocalDate today = LocalDate.now(zone);
        LocalDate from = PERIODS.contains(value(PERIOD)) ? today.minusDays(Long.parseLong(value(PERIOD)) - 1) : day(FROM);
        LocalDate until = PERIODS.contains(value(PERIOD)) ? null : day(UNTIL);
        return new CallFilter(constant(CallOutcome.class, value(OUTCOME)), constant(Direction.class, value(DIRECTION)), start(from, zone),
                until == null ? null : start(until.plusDays(1), zone), source(), search, "1".equals(value(WAITING)));
    }

    /** A day of the address; null when there is none that the calendar and the database know. */
    LocalDate day(String name) {
        try {
            LocalDate day = value(name).isEmpty() ? null : LocalDate.parse(value(name));
            return day == null || day.getYear() < 1900 || day.getYear() > 2999 ? null : day;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private UUID source() {
        try {
            return value(SOURCE).isEmpty() ? null : UUID.fromString(value(SOURCE));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day == null ? null : day.atStartOfDay(zone).toInstant();
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String name) {
        try {
            return name.isEmpty() ? null : Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
