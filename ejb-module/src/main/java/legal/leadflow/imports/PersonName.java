package legal.leadflow.imports;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import legal.leadflow.parties.PartyName;

/** A caller's name as telephone companies deliver it, made into a name as people write it. */
final class PersonName {
    /** Most characters as delivered. */
    static final int LONGEST = 200;
    private static final Pattern NOBODY = Pattern.compile("(?:(?:wireless|cell|cellular|mobile|toll ?free|private|unknown|anonymous|unavailable|restricted|blocked|withheld"
            + "|no|out of area|not available|n/?a|caller|incoming)[ -]*)+(?:caller|call|phone|number|name|user|customer)?|(?:name|number|caller(?: id)?) (?:unavailable|unknown|blocked|withheld)"
            + "|v?[\\d+()./ -]+|null|none|-+|\\?+", Pattern.CASE_INSENSITIVE);
    private static final Set<String> PARTICLES = Set.of("de", "del", "della", "di", "da", "das", "do", "dos", "la", "las", "los", "van", "von", "der", "den", "ter",
            "ten", "bin", "ibn", "al", "el", "y", "e", "st.", "le");
    private static final Set<String> SUFFIXES = Set.of("jr", "jr.", "sr", "sr.", "ii", "iii", "iv", "esq", "esq.", "md", "phd");
    private static final Pattern ROMAN = Pattern.compile("ii|iii|iv|md", Pattern.CASE_INSENSITIVE);
    private static final Pattern MAC = Pattern.compile("mac(?:donald|dougall|arthur|leod|kenzie|gregor|millan|intosh|intyre|kinnon|lean|lellan|farlane|aulay|pherson|queen|kay|neil|neill|rae)");
    private static final Pattern PART = Pattern.compile("[^-'’‘`´ʼ]+|[-'’‘`´ʼ]");

    private PersonName() {
    }

    /** The name in parts; both null when nobody is named, as by {@code WIRELESS CALLER}. */
    static PartyName of(String delivered) {
        String text = delivered == null ? "" : delivered.strip().replaceAll("\\s+", " ");
        if (text.isEmpty() || NOBODY.matcher(text).matches()) {
            return new PartyName(null, null);
        }
        List<String> words = new ArrayList<>(Arrays.asList(normal(turned(text)).split(" ")));
        int family = words.size() - 1;
        while (family > 1 && SUFFIXES.contains(words.get(family).toLowerCase(Locale.ROOT))) {
            family--;
        }
        while (family > 1 && PARTICLES.contains(words.get(family - 1).toLowerCase(Locale.ROOT))) {
            family--;
        }
        return words.size() == 1 ? new PartyName(words.get(0), null)
                : new PartyName(String.join(" ", words.subList(0, family)), String.join(" ", words.subList(family, words.size())));
    }

    /** {@code Delgado, Ana} is Ana Delgado. */
    private static String turned(String text) {
        int comma = text.indexOf(',');
        boolean once = comma > 0 && comma < text.length() - 1 && text.indexOf(',', comma + 1) < 0;
        boolean suffix = once && SUFFIXES.contains(text.substring(comma + 1).strip().toLowerCase(Locale.ROOT));
        return !once || suffix ? text.replace(",", "") : text.substring(comma + 1).strip() + " " + text.substring(0, comma).strip();
    }

    /** Names all in capitals, or all in small letters, in normal case; a name with both is somebody's own spelling and stays. */
    static String normal(String name) {
        boolean capitals = name.equals(name.toUpperCase(Locale.ROOT)) && name.codePoints().filter(Character::isLetter).count() > 1;
        boolean small = name.equals(name.toLowerCase(Locale.ROOT));
        if (!capitals && !small) {
            return name;
        }
        String[] words = name.toLowerCase(Locale.ROOT).split(" ");
        for (int i = 0; i < words.length; i++) {
            boolean inner = i > 0 && i < words.length - 1 && PARTICLES.contains(words[i]);
            words[i] = inner ? words[i] : word(words[i]);
        }
        return String.join(" ", words);
    }

    /** {@code o'connor-smith} is O'Connor-Smith, {@code mcdonald} McDonald. */
    private static String word(String word) {
        if (ROMAN.matcher(word).matches()) {
            return word.toUpperCase(Locale.ROOT);
        }
        return PART.matcher(word).results().map(part -> part.group()).map(PersonName::capital).collect(Collectors.joining());
    }

    private static String capital(String part) {
        if (part.length() > 3 && part.startsWith("mc") || MAC.matcher(part).matches()) {
            int head = part.startsWith("mac") ? 3 : 2;
            return first(part.substring(0, head)) + first(part.substring(head));
        }
        return first(part);
    }

    private static String first(String part) {
        Matcher letter = Pattern.compile("\\p{L}").matcher(part);
        if (!letter.find()) {
            return part;
        }
        int at = letter.start();
        int end = part.offsetByCodePoints(at, 1);
        return part.substring(0, at) + part.substring(at, end).toUpperCase(Locale.ROOT) + part.substring(end);
    }
}
