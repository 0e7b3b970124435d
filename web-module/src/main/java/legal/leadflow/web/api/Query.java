package legal.leadflow.web.api;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Reads the parameters of an address and collects what is wrong with them; a parameter that nobody asks for is wrong too. */
final class Query {
    private static final int USUAL = 25;
    private static final int MOST = 100;
    private static final String WRONG = "api.fault.value";
    private final String path;
    private final MultivaluedMap<String, String> given;
    private final Set<String> asked = new HashSet<>();
    private final List<Fault> faults = new ArrayList<>();

    Query(UriInfo uri) {
        path = Api.PATH + "/" + uri.getPath().replaceFirst("^/", "");
        given = uri.getQueryParameters();
    }

    /** How many records a page has: 1 to {@value #MOST}, {@value #USUAL} where nothing is said. */
    int limit() {
        Integer limit = read("limit", "api.fault.limit", text -> {
            int number = Integer.parseInt(text);
            return number >= 1 && number <= MOST && text.equals(Integer.toString(number)) ? Optional.of(number) : Optional.empty();
        }, MOST);
        return limit == null ? USUAL : limit;
    }

    /** The place where the page before this one ended; null for the first. */
    <T> T cursor(Function<String, Optional<T>> parse) {
        return read("cursor", "api.fault.cursor", parse);
    }

    UUID id(String name) {
        return read(name, "api.fault.id", Ids::parse);
    }

    /** {@code 2026-11-22T10:15:00Z}, or with another offset. */
    Instant moment(String name) {
        return read(name, "api.fault.moment", Query::parseMoment);
    }

    static Optional<Instant> parseMoment(String text) {
        try {
            Instant moment = OffsetDateTime.parse(text).toInstant();
            return moment.isAfter(Body.EARLIEST) && moment.isBefore(Body.LATEST) ? Optional.of(moment) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(read(name, WRONG, text -> text.equals("true") ? Optional.of(true) : text.equals("false") ? Optional.of(false) : Optional.empty()));
    }

    <E extends Enum<E>> E choice(String name, Class<E> type) {
        return read(name, WRONG, text -> Body.constant(type, text));
    }

    /** All that are named; none where the parameter is missing. */
    <E extends Enum<E>> Set<E> choices(String name, Class<E> type) {
        asked.add(name);
        Set<E> chosen = EnumSet.noneOf(type);
        for (String text : given.getOrDefault(name, List.of())) {
            Body.constant(type, text).ifPresentOrElse(chosen::add, () -> faults.add(Fault.query(name, WRONG)));
        }
        return chosen;
    }

    /** A word in small letters, such as a group of audit actions. */
    String word(String name) {
        return read(name, WRONG, text -> text.matches("[a-z_]{1,30}") ? Optional.of(text) : Optional.empty());
    }

    /** @throws Refused with all that is wrong */
    void check() {
        given.keySet().stream().filter(name -> !asked.contains(name)).forEach(name -> faults.add(Fault.query(shown(name), "api.fault.parameter")));
        if (!faults.isEmpty()) {
            throw new Refused(Kind.MALFORMED, faults);
        }
    }

    /** The address of this list from another place on; the parameters were checked. */
    String from(String cursor) {
        StringBuilder address = new StringBuilder(path).append("?cursor=").append(encoded(cursor));
        given.forEach((name, values) -> {
            if (!name.equals("cursor")) {
                values.forEach(value -> address.append('&').append(encoded(name)).append('=').append(encoded(value)));
            }
        });
        return address.toString();
    }

    private <T> T read(String name, String key, Function<String, Optional<T>> parse, Object... arguments) {
        asked.add(name);
        List<String> texts = given.getOrDefault(name, List.of());
        if (texts.isEmpty()) {
            return null;
        }
        Optional<T> value = texts.size() > 1 ? Optional.empty() : parsed(texts.get(0), parse);
        if (value.isEmpty()) {
            faults.add(Fault.query(name, key, arguments));
        }
        return value.orElse(null);
    }

    private static <T> Optional<T> parsed(String text, Function<String, Optional<T>> parse) {
        try {
            return parse.apply(text);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** A name that somebody made up is repeated only where it is a plain word: it could hold anything. */
    private static String shown(String name) {
        return name.matches("[A-Za-z][A-Za-z0-9_-]{0,30}") ? name : "";
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
