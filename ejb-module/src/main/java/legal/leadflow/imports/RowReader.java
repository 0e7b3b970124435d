package legal.leadflow.imports;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import legal.leadflow.kernel.Phone;
import legal.leadflow.kernel.PlainText;

/** Reads rows by the chosen columns: what a call was, or why the row cannot be taken in. */
final class RowReader {
    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "t", "answered", "x");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "f", "missed", "unanswered", "not answered");
    /** What providers put in place of a number that was withheld; the digits spell the words. */
    private static final Pattern WITHHELD = Pattern.compile("anonymous|restricted|private|unavailable|unknown|blocked|withheld|none|null|n/a"
            + "|\\+?(?:266696687|7378742883|2562533|8656696|86282452253)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SPAM = Pattern.compile("(?:^|[^\\p{L}])(?:spam|robocall|junk)(?:$|[^\\p{L}])", Pattern.CASE_INSENSITIVE);
    private static final Pattern FORMULA = Pattern.compile("'[=+\\-@\\t\\r\\n].*", Pattern.DOTALL);
    private final Map<CallField, Integer> places;
    private final ZoneId zone;

    /** @param zone of times without an offset */
    RowReader(Map<CallField, Integer> places, ZoneId zone) {
        this.places = places;
        this.zone = zone;
    }

    /** What the file has columns for. */
    Set<CallField> fields() {
        return places.keySet();
    }

    CallRow read(CsvRow row) throws RowRefused {
        if (row.flaw() != null) {
            throw new RowRefused(row.flaw(), null);
        }
        if (row.text().indexOf('\0') >= 0 || row.text().indexOf('\uFFFD') >= 0) {
            throw new RowRefused(Cause.ENCODING, null);
        }
        for (CallField field : places.keySet()) {
            check(field, cell(row, field));
        }
        return call(row);
    }

    private static void check(CallField field, String cell) throws RowRefused {
        if (cell == null) {
            return;
        }
        if (cell.length() > field.longest()) {
            throw new RowRefused(Cause.CELL_LONG, field.name());
        }
        if (!PlainText.Check.isPlain(cell, field.lines())) {
            throw new RowRefused(Cause.CHARACTERS, field.name());
        }
    }

    private CallRow call(CsvRow row) throws RowRefused {
        List<Problem> warnings = new ArrayList<>();
        String id = needed(row, CallField.CALL_ID, Cause.ID_MISSING);
        String written = needed(row, CallField.STARTED_AT, Cause.START_MISSING);
        Instant start = CallTimes.instant(written, zone).orElseThrow(() -> new RowRefused(Cause.START_INVALID, written));
        int seconds = seconds(cell(row, CallField.DURATION)).orElse(0);
        String tags = cell(row, CallField.TAGS);
        CallValues values = new CallValues(direction(cell(row, CallField.DIRECTION)), number(row, warnings), cell(row, CallField.CALLER_NAME), place(row),
                tracking(row, warnings), firms(cell(row, CallField.BUSINESS_NUMBER)), start, seconds, ring(cell(row, CallField.RING)), outcome(row, seconds, warnings),
                truth(cell(row, CallField.FIRST_CALL)), cell(row, CallField.AGENT), null, null, tags, cell(row, CallField.NOTE), cell(row, CallField.CLICK_ID),
                cell(row, CallField.LANDING_PAGE), cell(row, CallField.KEYWORD));
        return new CallRow(row, id, values, cell(row, CallField.SOURCE), cell(row, CallField.MEDIUM), cell(row, CallField.CAMPAIGN),
                goodLead(cell(row, CallField.LEAD_STATUS)), tags != null && SPAM.matcher(tags).find(), warnings);
    }

    /** Without blanks around it, and without the mark that an export puts before a formula; null when nothing is left. */
    private String cell(CsvRow row, CallField field) {
        Integer place = places.get(field);
        if (place == null) {
            return null;
        }
        String cell = row.cells().get(place);
        String text = FORMULA.matcher(cell).matches() ? cell.substring(1).strip() : cell.strip();
        return text.isEmpty() ? null : text;
    }

    private String needed(CsvRow row, CallField field, Cause missing) throws RowRefused {
        String cell = cell(row, field);
        if (cell == null) {
            throw new RowRefused(missing, null);
        }
        return cell;
    }

    private static OptionalInt seconds(String cell) throws RowRefused {
        if (cell == null) {
            return OptionalInt.empty();
        }
        OptionalInt seconds = CallTimes.seconds(cell);
        if (seconds.isEmpty()) {
            throw new RowRefused(Cause.DURATION_INVALID, cell);
        }
        return seconds;
    }

    private static Integer ring(String cell) throws RowRefused {
        OptionalInt seconds = seconds(cell);
        return seconds.isPresent() && seconds.getAsInt() <= 86_400 ? (Integer) seconds.getAsInt() : null;
    }

    private static String direction(String cell) throws RowRefused {
        String text = cell == null ? "in" : cell.toLowerCase(Locale.ROOT);
        if (text.startsWith("in")) {
            return "INBOUND";
        }
        if (text.startsWith("out")) {
            return "OUTBOUND";
        }
        throw new RowRefused(Cause.DIRECTION_INVALID, cell);
    }

    private String number(CsvRow row, List<Problem> warnings) {
        String cell = cell(row, CallField.CALLER_NUMBER);
        if (cell == null || WITHHELD.matcher(cell).matches()) {
            return null;
        }
        Optional<Phone> phone = Phone.parse(cell, "US");
        if (phone.isEmpty()) {
            warnings.add(new Problem(row, Cause.NUMBER_INVALID, cell));
        }
        return phone.map(Phone::e164).orElse(null);
    }

    private String tracking(CsvRow row, List<Problem> warnings) {
        String cell = cell(row, CallField.TRACKING_NUMBER);
        if (cell != null && Phone.parse(cell, "US").isEmpty()) {
            warnings.add(new Problem(row, Cause.TRACKING_INVALID, cell));
        }
        return firms(cell);
    }

    /** One of the firm's own numbers: as written where it is no number, such as an extension. */
    private static String firms(String cell) {
        return cell == null ? null : Phone.parse(cell, "US").map(Phone::e164).orElse(cell);
    }

    private String place(CsvRow row) {
        String place = Stream.of(CallField.CITY, CallField.STATE, CallField.COUNTRY).map(field -> cell(row, field)).filter(Objects::nonNull)
                .collect(Collectors.joining(", "));
        return place.isEmpty() ? null : place;
    }

    private String outcome(CsvRow row, int seconds, List<Problem> warnings) {
        String told = cell(row, CallField.OUTCOME);
        String named = told == null ? null : Outcomes.of(told);
        if (Boolean.TRUE.equals(truth(cell(row, CallField.VOICEMAIL)))) {
            return "VOICEMAIL";
        }
        String answered = cell(row, CallField.ANSWERED);
        Boolean truth = truth(answered);
        if (truth == null && named == null && (answered != null || told != null)) {
            warnings.add(new Problem(row, Cause.ANSWERED_UNCLEAR, answered != null ? answered : told));
        }
        if (named != null && !(named.equals("ANSWERED") && Boolean.FALSE.equals(truth))) {
            return named;
        }
        return truth == null ? seconds > 0 ? "ANSWERED" : "MISSED" : truth ? "ANSWERED" : "MISSED";
    }

    private static Boolean truth(String cell) {
        String text = cell == null ? "" : cell.toLowerCase(Locale.ROOT);
        return YES.contains(text) ? Boolean.TRUE : NO.contains(text) ? Boolean.FALSE : null;
    }

    private static Boolean goodLead(String cell) {
        String text = cell == null ? "" : cell.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]+", " ").strip();
        if (text.contains("not a lead") || text.contains("not qualified") || text.contains("unqualified") || text.contains("not a good") || text.equals("bad lead")) {
            return Boolean.FALSE;
        }
        return text.contains("good lead") || text.equals("qualified") || text.equals("lead") ? Boolean.TRUE : truth(cell);
    }
}
