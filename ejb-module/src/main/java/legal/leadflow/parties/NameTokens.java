package legal.leadflow.parties;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import legal.leadflow.crypto.BlindIndex;
import org.apache.commons.codec.language.DoubleMetaphone;

/**
 * What a name is found by: the beginnings of each of its words, and how each word sounds in English (Double Metaphone). Case, accents and
 * apostrophes do not count; a hyphenated name is found by its parts and as one word. The texts are keyed before they are stored.
 */
public final class NameTokens {
    private static final int SHORTEST_PREFIX = 2;
    /** Longer words are found by their first letters only: 11 tokens a word at most. */
    private static final int LONGEST_PREFIX = 12;
    private static final int SHORTEST_SOUND = 3;

    private NameTokens() {
    }

    /** All tokens that are stored for a name. */
    static Set<String> of(PartyName name) {
        Set<String> tokens = new LinkedHashSet<>();
        words(name).forEach(word -> {
            prefixes(word).forEach(tokens::add);
            sounds(word).forEach(tokens::add);
        });
        return tokens;
    }

    /** The tokens of a name as they are stored. */
    public static List<byte[]> keyed(BlindIndex index, UUID firm, PartyName name) {
        return of(name).stream().map(token -> keyed(index, firm, token)).toList();
    }

    static byte[] keyed(BlindIndex index, UUID firm, String token) {
        return index.of(firm, "name", token);
    }

    /** One token per word that was typed: a name matches that has them all. */
    static Set<String> asked(String typed) {
        return words(typed).map(NameTokens::beginning).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** For when nothing is spelled so: per word, tokens of which a name must have one. */
    static List<Set<String>> askedBySound(String typed) {
        return words(typed).map(word -> sounds(word).collect(Collectors.toSet())).filter(sounds -> !sounds.isEmpty()).toList();
    }

    private static Stream<String> words(PartyName name) {
        return Stream.of(name.given(), name.family()).filter(Objects::nonNull).flatMap(part -> Stream.concat(words(part), joined(part)));
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(folded(text).split("[^\\p{L}\\p{N}]+")).filter(word -> !word.isEmpty());
    }

    /** {@code Delgado-Ruiz} also as {@code delgadoruiz}. */
    private static Stream<String> joined(String text) {
        return Arrays.stream(folded(text).split("\\s+")).filter(word -> word.contains("-")).map(word -> word.replaceAll("[^\\p{L}\\p{N}]", ""))
                .filter(word -> !word.isEmpty());
    }

    private static String folded(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD).replaceAll("\\p{M}+", "").replaceAll("['’‘`´ʼ]", "").replaceAll("[‐‑–—]", "-")
                .toLowerCase(Locale.ROOT).replace("ß", "ss").replace("ø", "o").replace("ł", "l").replace("æ", "ae").replace("đ", "d");
    }

    private static String beginning(String word) {
        return "p:" + cut(word, LONGEST_PREFIX);
    }

    /** A word of one letter, such as an initial or a Chinese family name, is its own beginning. */
    private static Stream<String> prefixes(String word) {
        int letters = Math.min(word.codePointCount(0, word.length()), LONGEST_PREFIX);
        return IntStream.rangeClosed(Math.min(SHORTEST_PREFIX, letters), letters).mapToObj(length -> "p:" + cut(word, length));
    }

    private static String cut(String word, int letters) {
        return word.codePointCount(0, word.length()) <= letters ? word : word.substring(0, word.offsetByCodePoints(0, letters));
    }

    private static Stream<String> sounds(String word) {
        if (word.length() < SHORTEST_SOUND) {
            return Stream.empty();
        }
        DoubleMetaphone metaphone = new DoubleMetaphone();
        metaphone.setMaxCodeLen(6);
        return Stream.of(metaphone.doubleMetaphone(word), metaphone.doubleMetaphone(word, true)).filter(code -> code != null && !code.isEmpty())
                .distinct().map(code -> "s:" + code);
    }
}
