package legal.leadflow.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Invented people: names, and phone numbers of the exchange 555, which stands for invented numbers. */
final class Invented {
    private static final Map<String, List<String>> NAMES = read();
    private final Chance chance;
    private final List<String> areaCodes;
    private final Set<String> given = new HashSet<>();

    /** @param areaCodes the local ones first; two thirds of all people have one of the first three */
    Invented(Chance chance, List<String> areaCodes) {
        this.chance = chance;
        this.areaCodes = areaCodes;
    }

    /** @param spanish whether they speak Spanish */
    record Person(String given, String family, boolean spanish) {
        String email(Chance chance) {
            String plain = Normalizer.normalize(given + "." + family, Normalizer.Form.NFD).replaceAll("[^A-Za-z.]", "").toLowerCase(Locale.ROOT);
            return plain + chance.between(1, 999) + "@" + chance.of(List.of("example.com", "example.net", "example.org", "mail.example.com"));
        }

        @Override
        public String toString() {
            return "Person";
        }
    }

    Person person(double spanishPercent) {
        boolean spanish = chance.in100(spanishPercent);
        boolean spanishName = spanish || chance.in100(12);
        String family = name(spanishName ? "family.es" : "family.en");
        return new Person(name(spanishName && !chance.in100(8) ? "given.es" : "given.en"), chance.in100(spanish ? 14 : 2) ? family + "-" + name("family.es") : family, spanish);
    }

    /** A number nobody of the firm has yet; 555-01xx is left to the firm itself. */
    String number() {
        String code = chance.in100(66) ? chance.of(areaCodes.subList(0, 3)) : chance.of(areaCodes);
        String number = "+1" + code + "555" + chance.between(2000, 9899);
        return given.add(number) ? number : number();
    }

    private String name(String kind) {
        return chance.of(NAMES.get(kind));
    }

    private static Map<String, List<String>> read() {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Invented.class.getResourceAsStream("names.txt")), StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).map(line -> line.split(": "))
                    .collect(Collectors.toMap(parts -> parts[0], parts -> Arrays.asList(parts[1].split(", "))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
