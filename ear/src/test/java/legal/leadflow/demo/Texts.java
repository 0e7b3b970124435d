package legal.leadflow.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** What staff of a demo firm write about people; {@code texts.txt} says it. */
final class Texts {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("MMMM d", Locale.US);
    private static final Map<String, List<String>> LINES = read();
    private final Chance chance;
    private final String field;

    /** @param field {@code injury} or {@code family} */
    Texts(Chance chance, String field) {
        this.chance = chance;
        this.field = field;
    }

    /** A note of somebody who took a call about a matter of the firm's field. */
    String call(LocalDate day) {
        return filled(line("call." + field), null, day, other());
    }

    /** A note of a call that is about nothing new. */
    String otherCall() {
        return line("call.other");
    }

    String said() {
        return line("said");
    }

    /** @param kind {@code contact}, {@code screen}, {@code review} or {@code end} */
    String note(String kind, Invented.Person person, LocalDate day, String other) {
        return filled(line("note." + kind + ("contact".equals(kind) ? "." + field : "")), person, day, other);
    }

    String summary(Invented.Person person, LocalDate day, String other) {
        return filled(line("summary." + field), person, day, other);
    }

    /** The other side. */
    String other() {
        return listed("other." + field);
    }

    private String filled(String text, Invented.Person person, LocalDate day, String other) {
        String filled = text.replace("{other}", other).replace("{day}", DAY.format(day)).replace("{place}", listed("place." + field));
        return person == null ? filled : filled.replace("{given}", person.given()).replace("{family}", person.family());
    }

    private String line(String kind) {
        return chance.of(LINES.get(kind));
    }

    private String listed(String kind) {
        return chance.of(Arrays.asList(line(kind).split(", (?=[A-Za-z])")));
    }

    private static Map<String, List<String>> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Texts.class.getResourceAsStream("texts.txt")), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).map(line -> line.split(": ", 2))
                    .collect(Collectors.groupingBy(parts -> parts[0], Collectors.mapping(parts -> parts[1], Collectors.toList())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
