import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Rewrites PrimeFaces' saga-blue theme to our tokens while the module is built: every colour becomes a token by
 * {@code theme-map.tsv}, rules named in {@code theme-drop.txt} go, and the rest is wrapped in {@code @layer theme}, so that any
 * rule of ours wins however specific the theme is. A colour that neither file knows ends the build.
 *
 * <p>Run by the JDK from its source: {@code java ThemeMap.java theme.css theme-map.tsv theme-drop.txt out.css}.
 */
public final class ThemeMap {
    private static final Pattern COLOUR =
            Pattern.compile("#[0-9a-f]{3,8}\\b|rgba?\\([^)]*\\)", Pattern.CASE_INSENSITIVE);
    /** A declaration's value may hold a semicolon inside quotes or a data address. */
    private static final Pattern DECLARATION =
            Pattern.compile("\\s*([-a-zA-Z]+)\\s*:((?:[^;\"']|\"[^\"]*\"|'[^']*')*)(?:;|$)");

    private final Map<String, String> tokens = new TreeMap<>();
    private final List<Pattern> dropped = new ArrayList<>();
    private final List<String> unknown = new ArrayList<>();

    private ThemeMap(Path map, Path drop) throws IOException {
        for (String line : Files.readAllLines(map)) {
            if (!line.isBlank() && !line.startsWith("# ")) {
                String[] part = line.split("\t");
                tokens.put(plain(part[0]) + " " + part[1], part[2].strip());
            }
        }
        for (String line : Files.readAllLines(drop)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                dropped.add(Pattern.compile(line.strip()));
            }
        }
    }

    public static void main(String[] args) throws IOException {
        ThemeMap theme = new ThemeMap(Path.of(args[1]), Path.of(args[2]));
        String css = Files.readString(Path.of(args[0])).replace("\uFEFF", "").replaceAll("(?s)/\\*.*?\\*/", "");
        String mapped = "@layer theme{" + theme.rules(css) + "}\n";
        if (!theme.unknown.isEmpty()) {
            System.err.println("The PrimeFaces theme has colours that are neither in theme-map.tsv nor in a rule of theme-drop.txt:");
            theme.unknown.stream().distinct().forEach(System.err::println);
            System.exit(1);
        }
        Path out = Path.of(args[3]);
        Files.createDirectories(out.getParent());
        Files.writeString(out, mapped, StandardCharsets.UTF_8);
    }

    /** The rules of a sheet, or of what stands inside a media query, each mapped or dropped. */
    private String rules(String css) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (at < css.length()) {
            int open = css.indexOf('{', at);
            if (open < 0) {
                break;
            }
            int close = end(css, open);
            String selector = css.substring(at, open).strip();
            String body = css.substring(open + 1, close);
            if (selector.startsWith("@media") || selector.startsWith("@supports")) {
                String inner = rules(body);
                out.append(inner.isEmpty() ? "" : selector + "{" + inner + "}");
            } else if (selector.startsWith("@")) {
                out.append(selector).append('{').append(body).append('}');
            } else {
                out.append(rule(selector, body));
            }
            at = close + 1;
        }
        return out.toString();
    }

    private String rule(String selectors, String body) {
        List<String> kept = new ArrayList<>();
        for (String selector : split(selectors)) {
            if (dropped.stream().noneMatch(p -> p.matcher(selector.strip()).find())) {
                kept.add(selector.strip());
            }
        }
        if (kept.isEmpty()) {
            return "";
        }
        StringBuilder out = new StringBuilder();
        Matcher m = DECLARATION.matcher(body);
        while (m.find()) {
            String declaration = declaration(m.group(1), m.group(2).strip(), kept.get(0));
            out.append(declaration);
        }
        return out.length() == 0 ? "" : String.join(",", kept) + "{" + out + "}";
    }

    private String declaration(String name, String value, String selector) {
        if (name.contains("shadow") && value.matches("(?i).*rgba\\(0, ?0, ?0,.*")) {
            return name + ":none;"; // depth is ours: --lf-shadow-*, and only on what floats
        }
        boolean glyph = name.equals("content") && value.chars().anyMatch(c -> c >= 0xE000 && c <= 0xF8FF || c == '\\');
        if (glyph || value.contains("primeicons")) {
            return ""; // no icon font: primefaces.css draws the few icons that PrimeFaces puts in
        }
        Matcher m = COLOUR.matcher(value);
        StringBuilder out = new StringBuilder();
        while (m.find()) {
            m.appendReplacement(out, Matcher.quoteReplacement(token(m.group(), name, selector)));
        }
        return name + ":" + m.appendTail(out) + ";";
    }

    private String token(String colour, String property, String selector) {
        String plain = plain(colour);
        if (plain.matches("rgba\\([0-9]+,[0-9]+,[0-9]+,0\\)")) {
            return "transparent";
        }
        String kind = property.startsWith("border") || property.startsWith("outline") ? "border"
                : property.startsWith("background") ? "background" : "color";
        String token = tokens.getOrDefault(plain + " " + kind, tokens.get(plain + " any"));
        if (token == null) {
            unknown.add("  " + selector + " { " + property + ": " + colour + " }");
            return colour;
        }
        return "var(" + token + ")";
    }

    /** {@code rgb(166.2, 213, 250.20)} and {@code rgb(166.2,213,250.2)} are one colour. */
    private static String plain(String colour) {
        String lower = colour.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
        Matcher m = Pattern.compile("[0-9]*\\.[0-9]+").matcher(lower.startsWith("#") ? "" : lower);
        return lower.startsWith("#") ? lower
                : m.replaceAll(n -> new BigDecimal(n.group()).stripTrailingZeros().toPlainString().replaceFirst("^0\\.", "."));
    }

    private static int end(String css, int open) {
        int depth = 0;
        for (int i = open; i < css.length(); i++) {
            char c = css.charAt(i);
            depth += c == '{' ? 1 : c == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        throw new IllegalArgumentException("A brace is not closed after character " + open);
    }

    /** Splits a selector list at the commas that do not stand in brackets. */
    private static List<String> split(String selectors) {
        List<String> out = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < selectors.length(); i++) {
            char c = selectors.charAt(i);
            depth += c == '(' || c == '[' ? 1 : c == ')' || c == ']' ? -1 : 0;
            if (c == ',' && depth == 0) {
                out.add(selectors.substring(from, i));
                from = i + 1;
            }
        }
        out.add(selectors.substring(from));
        return out;
    }
}
