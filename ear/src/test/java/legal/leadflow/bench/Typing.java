package legal.leadflow.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The call page while somebody types the caller's number: what its script sends at each pause. The page itself is opened once for each visitor. */
final class Typing {
    private static final Pattern VIEW = Pattern.compile("name=\"jakarta.faces.ViewState\"[^>]*value=\"([^\"]+)\"");
    private static final Pattern COMMAND = Pattern.compile("lfCallMatch\\s*=\\s*function\\([^)]*\\)\\s*\\{.*?s:['\"]([^'\"]+)['\"]", Pattern.DOTALL);
    private final Map<Visitor, String> forms = new ConcurrentHashMap<>();

    Operation matched() {
        return new Operation("phone match", 0, (visitor, n) -> new Operation.Parts("POST", "/calls/new", visitor.asBrowser()
                + "Faces-Request: partial/ajax\r\nX-Requested-With: XMLHttpRequest\r\nContent-Type: application/x-www-form-urlencoded\r\n",
                (form(visitor) + "&typed=" + encoded(visitor.samples.lead(n).phone())).getBytes(StandardCharsets.UTF_8)), 200, (visitor, n) -> visitor.samples.lead(n).family(), null);
    }

    private String form(Visitor visitor) throws IOException {
        String known = forms.get(visitor);
        if (known != null) {
            return known;
        }
        try (Wire wire = visitor.wire()) {
            String page = wire.send("GET", "/calls/new", visitor.asBrowser().replace("Accept-Encoding: gzip\r\n", ""), null).text();
            Matcher view = VIEW.matcher(page);
            Matcher command = COMMAND.matcher(page);
            if (!view.find() || !command.find()) {
                throw new IllegalStateException("the call page has no form or no search while typing");
            }
            String source = encoded(command.group(1));
            String made = "call=call&jakarta.faces.partial.ajax=true&jakarta.faces.source=" + source + "&jakarta.faces.partial.execute=" + source
                    + "&jakarta.faces.partial.render=match+who&" + source + "=" + source + "&jakarta.faces.ViewState=" + encoded(view.group(1));
            forms.put(visitor, made);
            return made;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
