package legal.leadflow.imports;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times and lengths as exports write them. Dates of figures alone are American: month first, unless the year leads. */
final class CallTimes {
    private static final String TIME = "[[,][ ]h:mm[:ss][ ]a][['T'][,][ ]H:mm[:ss[.SSSSSS][.SSS]]]";
    private static final String OFFSET = "[ ][XXX][XX][X][z]";
    private static final List<DateTimeFormatter> FORMATS = List.of(format("uuuu-M-d" + TIME + OFFSET), format("M/d/uuuu" + TIME + OFFSET),
            format("MMM d, uuuu" + TIME + OFFSET), format("uuuu/M/d" + TIME + OFFSET), format("d MMM uuuu" + TIME + OFFSET), shortYear());
    private static final Pattern CLOCK = Pattern.compile("(?:(\\d{1,3}):)?(\\d{1,4}):(\\d{2})");
    private static final Pattern SECONDS = Pattern.compile("(\\d{1,7})(?:\\.0*)?\\s*(?:s|sec|secs|seconds)?");
    private static final int WEEK = 7 * 24 * 3600;
    private static final Instant EARLIEST = Instant.parse("1990-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private CallTimes() {
    }

    private static DateTimeFormatter format(String pattern) {
        return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern).toFormatter(Locale.US).withResolverStyle(ResolverStyle.STRICT);
    }

    private static DateTimeFormatter shortYear() {
        return new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern("M/d/").appendValueReduced(ChronoField.YEAR, 2, 2, 2000)
                .appendPattern(TIME + OFFSET).toFormatter(Locale.US).withResolverStyle(ResolverStyle.STRICT);
    }

    /**
     * @param zone where a time without an offset belongs
     * @return empty when it is no time, or a date alone, or before 1990 or after 2099
     */
    static Optional<Instant> instant(String written, ZoneId zone) {
        String text = written.strip().replace('\u202F', ' ').replace('\u00A0', ' ').replaceAll(" +", " ");
        if (text.length() == 29 && text.charAt(10) == 'T') {
            try { // CallRail's own form, in most files the only one
                return within(OffsetDateTime.parse(text).toInstant());
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        }
        for (DateTimeFormatter format : FORMATS) {
            try {
                return within(instant(format.parse(text), zone));
            } catch (DateTimeException e) {
                continue;
            }
        }
        return Optional.empty();
    }

    private static Instant instant(TemporalAccessor parsed, ZoneId zone) {
        ZoneId told = parsed.query(java.time.temporal.TemporalQueries.zone());
        return ZonedDateTime.of(LocalDateTime.from(parsed), told == null ? zone : told).toInstant();
    }

    private static Optional<Instant> within(Instant time) {
        return Optional.of(time.truncatedTo(ChronoUnit.MICROS)).filter(t -> t.isAfter(EARLIEST) && t.isBefore(LATEST));
    }

    /** Seconds, as a number or as {@code 1:02:03} or {@code 2:03}; empty when it is no length from 0 to a week. */
    static OptionalInt seconds(String written) {
        String text = written.strip().toLowerCase(Locale.ROOT);
        Matcher number = SECONDS.matcher(text);
        Matcher clock = CLOCK.matcher(text);
        int seconds = -1;
        if (number.matches()) {
            seconds = Integer.parseInt(number.group(1));
        } else if (clock.matches() && Integer.parseInt(clock.group(3)) < 60) {
            int hours = clock.group(1) == null ? 0 : Integer.parseInt(clock.group(1));
            seconds = hours * 3600 + Integer.parseInt(clock.group(2)) * 60 + Integer.parseInt(clock.group(3));
        }
        return seconds >= 0 && seconds <= WEEK ? OptionalInt.of(seconds) : OptionalInt.empty();
    }
}
