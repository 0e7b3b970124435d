package legal.leadflow.web;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import legal.leadflow.identity.Language;

/**
 * How values are written: {@code #{show.date(call.startedAt())}}. Moments stand in the firm's time zone. Nothing for null.
 * Moments may be {@link Instant}, {@link OffsetDateTime} or {@link ZonedDateTime}; days {@link LocalDate} too.
 */
@Named
@RequestScoped
public class Show {
    private static final String HOME_REGION = "US";
    /** Stage to the class that draws its glyph; the classes are in {@code shell.css}. */
    private static final Map<String, String> GLYPHS = Map.ofEntries(Map.entry("NEW", "is-new"), Map.entry("ATTEMPTING", "is-attempting"),
            Map.entry("CONTACTED", "is-contacted"), Map.entry("CONFLICT_CHECK", "is-conflict-check"), Map.entry("SCREENING", "is-screening"),
            Map.entry("UNDER_REVIEW", "is-review"), Map.entry("ON_HOLD", "is-hold"), Map.entry("QUALIFIED", "is-qualified"),
            Map.entry("CONSULTATION_SCHEDULED", "is-scheduled"), Map.entry("CONSULTED", "is-consulted"),
            Map.entry("RETAINER_SENT", "is-sent"), Map.entry("SIGNED", "is-signed"), Map.entry("TURNED_DOWN", "is-turned"),
            Map.entry("CONFLICT", "is-conflict"));
    private static final Map<Written, DateTimeFormatter> FORMATS = new ConcurrentHashMap<>(); // as many as there are patterns and languages
    @Inject
    private Shell shell;

    /** {@code 3 Nov 2026}. */
    public String date(TemporalAccessor when) {
        return by("d MMM uuuu", "d MMM uuuu", when);
    }

    /** {@code 4:18 PM}, in Spanish {@code 16:18}. */
    public String time(TemporalAccessor when) {
        return by("h:mm a", "HH:mm", when);
    }

    /** {@code 4:18:09 PM}, in Spanish {@code 16:18:09}. */
    public String timeToTheSecond(TemporalAccessor when) {
        return by("h:mm:ss a", "HH:mm:ss", when);
    }

    /** {@code 3 Nov 2026, 4:18 PM}. */
    public String dateTime(TemporalAccessor when) {
        return by("d MMM uuuu, h:mm a", "d MMM uuuu, HH:mm", when);
    }

    /** {@code 3 Nov, 4:18 PM}, where the year goes without saying. */
    public String dayTime(TemporalAccessor when) {
        return by("d MMM, h:mm a", "d MMM, HH:mm", when);
    }

    /** {@code Tuesday 3 November}, in Spanish {@code martes 3 de noviembre}; with the year unless it is this one. */
    public String day(TemporalAccessor when) {
        boolean thisYear = when != null && local(when).get(java.time.temporal.ChronoField.YEAR) == LocalDate.now(shell.zone()).getYear();
        return thisYear ? by("EEEE d MMMM", "EEEE d 'de' MMMM", when) : by("EEEE d MMMM uuuu", "EEEE d 'de' MMMM 'de' uuuu", when);
    }

    /** Whether a day lies before today in the firm's zone; not for null. */
    public boolean isPassed(LocalDate day) {
        return day != null && day.isBefore(LocalDate.now(shell.zone()));
    }

    /** The moment as {@code <time datetime>} wants it. */
    public String machine(TemporalAccessor when) {
        return when == null ? "" : when instanceof LocalDate ? when.toString() : Instant.from(when).toString();
    }

    /** {@code Central Time}: the zone that all times of a page stand in. */
    public String zone() {
        return format("vvvv").format(ZonedDateTime.now(shell.zone()));
    }

    /** {@code 2:31}, {@code 1:02:09}: the length of a call. */
    public String length(Duration length) {
        if (length == null) {
            return "";
        }
        String rest = String.format("%02d", length.toSecondsPart());
        return length.toHours() > 0 ? String.format("%d:%02d:%s", length.toHours(), length.toMinutesPart(), rest)
                : length.toMinutes() + ":" + rest;
    }

    /** {@code 18 min}, {@code 1 h 42 min}, {@code 3 d 4 h}: how long somebody has waited; the two largest units. */
    public String span(Duration span) {
        if (span == null) {
            return "";
        }
        if (span.toDays() > 0) {
            return span.toDays() + " d " + span.toHoursPart() + " h";
        }
        return span.toHours() > 0 ? span.toHours() + " h " + span.toMinutesPart() + " min"
                : span.toMinutes() > 0 ? span.toMinutes() + " min" : span.toSeconds() + " s";
    }

    /** {@code (713) 555-0142} for E.164 of the firm's country, {@code +52 55 1234 5678} for others; the text itself if it is no number. */
    public String phone(String e164) {
        if (e164 == null || e164.isBlank()) {
            return "";
        }
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            PhoneNumber number = numbers.parse(e164, HOME_REGION);
            boolean home = number.getCountryCode() == numbers.getCountryCodeForRegion(HOME_REGION);
            return numbers.format(number, home ? PhoneNumberFormat.NATIONAL : PhoneNumberFormat.INTERNATIONAL);
        } catch (NumberParseException e) {
            return e164; // a short code, or what a provider sent: shown as it came
        }
    }

    /** {@code $1,234.50}; the currency's own sign and places. */
    public String money(BigDecimal amount, String currency) {
        if (amount == null) {
            return "";
        }
        NumberFormat format = NumberFormat.getCurrencyInstance(shell.language().locale());
        format.setCurrency(Currency.getInstance(currency));
        return format.format(amount);
    }

    /** {@code 12,480}. */
    public String number(Number count) {
        return count == null ? "" : NumberFormat.getInstance(shell.language().locale()).format(count);
    }

    /** {@code MB} for Marcus Bell; {@code ?} for nobody. */
    public String initials(String name) {
        String[] words = name == null || name.isBlank() ? new String[] {"?"} : name.strip().split("\\s+");
        String first = words[0].substring(0, words[0].offsetByCodePoints(0, 1));
        String last = words.length == 1 ? "" : words[words.length - 1].substring(0, words[words.length - 1].offsetByCodePoints(0, 1));
        return (first + last).toUpperCase(locale());
    }

    /** The class that draws a stage's glyph; closed ones without a glyph of their own are a struck circle. */
    public String stageClass(Object stage) {
        return GLYPHS.getOrDefault(String.valueOf(stage), "is-shut");
    }

    /** A sentence with placeholders: {@code #{show.text('calls.log.waiting', 5)}}. */
    public String text(String key, Object... arguments) {
        return Texts.text(shell.language(), key, arguments);
    }

    private String by(String english, String spanish, TemporalAccessor when) {
        return when == null ? "" : format(shell.language() == Language.ES ? spanish : english).format(local(when));
    }

    /** A format is read once: a list writes a hundred moments. */
    private DateTimeFormatter format(String pattern) {
        return FORMATS.computeIfAbsent(new Written(pattern, locale()), written -> DateTimeFormatter.ofPattern(written.pattern(), written.locale()));
    }

    private record Written(String pattern, Locale locale) {
    }

    private TemporalAccessor local(TemporalAccessor when) {
        if (when instanceof Instant || when instanceof OffsetDateTime || when instanceof ZonedDateTime) {
            return Instant.from(when).atZone(zoneId());
        }
        return when;
    }

    private ZoneId zoneId() {
        return shell.zone();
    }

    private Locale locale() {
        return Languages.dates(shell.language());
    }
}
