package legal.leadflow.bench;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The call page while somebody types the caller's number: what its script sends at each pause. The page itself is opened once for each visitor. */
final class Typing {
    private final Map<Visitor, String> forms = new ConcurrentHashMap<>();

    Operation matched() {
        return new Operation("phone match", 0, (visitor, n) -> new Operation.Parts("POST", "/calls/new", visitor.asBrowser() + FacesForm.HEADERS,
                (form(visitor) + "&typed=" + URLEncoder.encode(visitor.samples.lead(n).phone(), StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8)), 200,
                (visitor, n) -> visitor.samples.lead(n).family(), null);
    }

    private String form(Visitor visitor) throws IOException {
        String known = forms.get(visitor);
        if (known != null) {
            return known;
        }
        try (Wire wire = visitor.wire()) {
            FacesForm page = FacesForm.open(wire, visitor, "/calls/new");
            String made = page.sent("call", page.command("lfCallMatch"), "match who");
            forms.put(visitor, made);
            return made;
        }
    }
}
