package legal.leadflow.canary;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Words like no other, and where on the disk they stand: as text in UTF-8 and UTF-16, in either case, and inside base64. */
final class Canaries {
    private static final int STEP = 8 << 20;
    private final Map<String, String> wanted = new LinkedHashMap<>();

    /** Looks for one more word. */
    void add(String word) {
        for (String form : List.of(word, word.toLowerCase(Locale.ROOT), word.toUpperCase(Locale.ROOT))) {
            for (Charset charset : List.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
                wanted.put(form + " in " + charset, letters(form.getBytes(charset)));
            }
        }
        byte[] plain = word.getBytes(StandardCharsets.UTF_8);
        for (int shift = 0; shift < 3; shift++) { // base64 looks different by where in its threes the word begins
            byte[] shifted = new byte[shift + plain.length];
            System.arraycopy(plain, 0, shifted, shift, plain.length);
            String text = Base64.getEncoder().withoutPadding().encodeToString(shifted);
            int last = text.length() - (shifted.length % 3 == 0 ? 0 : 1);
            wanted.put(word + " in base64, " + shift, text.substring(shift == 0 ? 0 : shift + 1, last));
        }
    }

    /** All finds below the folder, a line each: file and form. */
    List<String> in(Path folder) {
        List<String> found = new ArrayList<>();
        for (Path file : files(folder)) {
            search(file, found);
        }
        return found;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Piece by piece, each beginning a little before the last one's end. */
    private void search(Path file, List<String> found) {
        int overlap = wanted.values().stream().mapToInt(String::length).max().orElse(0);
        byte[] piece = new byte[STEP + overlap];
        try (var content = Files.newInputStream(file)) {
            int kept = 0;
            for (int read = content.readNBytes(piece, 0, STEP); read > 0; read = content.readNBytes(piece, kept, STEP)) {
                int length = kept + read;
                String text = letters(piece, length);
                wanted.forEach((form, word) -> {
                    if (text.contains(word)) {
                        found.add(file + ": " + form);
                    }
                });
                kept = Math.min(overlap, length);
                System.arraycopy(piece, length - kept, piece, 0, kept);
            }
        } catch (NoSuchFileException e) {
            return; // servers at work take files away
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A letter a byte, so that texts can be compared, which is fast. */
    private static String letters(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
    }

    private static String letters(byte[] bytes) {
        return letters(bytes, bytes.length);
    }
}
