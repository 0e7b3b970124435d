package legal.leadflow.stack;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The forms of a page as Faces wrote it, and every way to send them: by each button and each field that acts when it changes. */
final class SentForms {
    static final String STATE = "jakarta.faces.ViewState";
    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern FIELD = Pattern.compile("<(input|select|textarea|button)\\b([^>]*)>");
    private static final Pattern OPTIONS = Pattern.compile("<select\\b([^>]*)>(.*?)</select>", Pattern.DOTALL);
    private static final Pattern OPTION = Pattern.compile("<option\\b([^>]*)>");
    /** What PrimeFaces sends when it is clicked or changed; its scripts stand at the page's end. */
    private static final Pattern ACTS = Pattern.compile("\\bs:(?:&quot;|\"|')([^&\"']+)(?:&quot;|\"|')");
    /** Fields that act when they are changed: PrimeFaces listens to them from a script of the page's end. */
    private static final Pattern LISTENS = Pattern.compile("\\bcsp\\.register\\('([^']+)'");
    private static final Pattern NONCE = Pattern.compile("\\bcsp\\.init\\('([^']+)'\\)");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\b([a-z-]+)=\"([^\"]*)\"");
    private final List<Map<String, String>> ways = new ArrayList<>();
    private String state;

    SentForms(String page) {
        Matcher forms = FORM.matcher(page);
        while (forms.find()) {
            read(attributes(forms.group(1)).getOrDefault("id", "form"), forms.group(2), page);
        }
    }

    /** The page's own state; null when it has no form of Faces. */
    String state() {
        return state;
    }

    /** The fields to send, without the page's state. */
    List<Map<String, String>> ways() {
        return ways;
    }

    /** As a browser writes a form. */
    static String written(Map<String, String> fields) {
        return fields.entrySet().stream().map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue())).collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void read(String id, String content, String page) {
        Map<String, String> fields = new LinkedHashMap<>(Map.of(id, id));
        Set<String> acts = new LinkedHashSet<>(List.of(id));
        Matcher all = FIELD.matcher(content);
        while (all.find()) {
            Map<String, String> has = attributes(all.group(2));
            String name = has.getOrDefault("name", "");
            if (name.equals(STATE)) {
                state = has.get("value");
            } else if (all.group(1).equals("button") || "submit".equals(has.get("type"))) {
                acts.add(name.isEmpty() ? has.getOrDefault("id", id) : name);
            } else if (!name.isEmpty() && !all.group(1).equals("select") && (!"checkbox".equals(has.get("type")) || has.containsKey("checked"))) {
                fields.put(name, has.getOrDefault("value", "").isEmpty() ? "S24" : has.get("value"));
            }
        }
        OPTIONS.matcher(content).results().forEach(select -> fields.put(attributes(select.group(1)).getOrDefault("name", "select"), chosen(select.group(2))));
        NONCE.matcher(page).results().forEach(nonce -> fields.put("primefaces.nonce", nonce.group(1))); // the page's script adds it
        Stream.concat(ACTS.matcher(page).results(), LISTENS.matcher(page).results()).map(act -> act.group(1)).filter(act -> content.contains("id=\"" + act + "\"")).forEach(acts::add);
        acts.forEach(act -> ways.add(by(act, fields)));
    }

    private static String chosen(String options) {
        List<Map<String, String>> all = OPTION.matcher(options).results().map(option -> attributes(option.group(1))).toList();
        return all.stream().filter(option -> option.containsKey("selected")).findFirst().or(() -> all.stream().findFirst()).map(option -> option.getOrDefault("value", "")).orElse("");
    }

    /** Both as a button's click and as a field's change; Faces takes what fits. */
    private static Map<String, String> by(String act, Map<String, String> fields) {
        Map<String, String> sent = new LinkedHashMap<>(fields);
        sent.putIfAbsent(act, act);
        sent.put("jakarta.faces.source", act);
        sent.put("jakarta.faces.partial.ajax", "true");
        sent.put("jakarta.faces.partial.execute", "@all");
        sent.put("jakarta.faces.partial.event", "change");
        sent.put("jakarta.faces.behavior.event", "valueChange");
        return sent;
    }

    private static Map<String, String> attributes(String tag) {
        return ATTRIBUTE.matcher(tag).results().collect(Collectors.toMap(a -> a.group(1), a -> a.group(2), (first, second) -> first));
    }
}
