package legal.leadflow.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The lead list as somebody sees it who searched: what was searched is sent once for each session, which gives it an address; the benchmark opens that. */
final class Searching {
    private record Asked(Visitor visitor, String text) {
        @Override
        public String toString() {
            return "search";
        }
    }

    private final Map<Asked, String> addresses = new ConcurrentHashMap<>();

    /** @param expects of a lead, on the page that was found */
    Operation by(String name, Function<Samples.One, String> text, Function<Samples.One, String> expects) {
        return new Operation(name, 0, (visitor, n) -> new Operation.Parts("GET", address(visitor, text.apply(visitor.samples.lead(n))), visitor.asBrowser(), null), 200,
                (visitor, n) -> expects.apply(visitor.samples.lead(n)), null);
    }

    private String address(Visitor visitor, String text) throws IOException {
        Asked asked = new Asked(visitor, text);
        String known = addresses.get(asked);
        if (known != null) {
            return known;
        }
        try (Wire wire = visitor.wire()) {
            FacesForm list = FacesForm.open(wire, visitor, "/leads/list?which=all");
            Wire.Answer answer = wire.send("POST", "/leads/list?which=all", visitor.asBrowser() + "Content-Type: application/x-www-form-urlencoded\r\n",
                    ("find=find&which=all&find%3Atext=" + URLEncoder.encode(text, StandardCharsets.UTF_8) + "&find%3Ago=&" + list.hidden()).getBytes(StandardCharsets.UTF_8));
            URI found = URI.create(answer.header("location"));
            if (answer.status() / 100 != 3 || found.getQuery() == null || !found.getQuery().contains("search=")) {
                throw new IllegalStateException("searching gives " + answer.status() + " and no address");
            }
            addresses.put(asked, found.getPath() + "?" + found.getRawQuery());
            return addresses.get(asked);
        }
    }
}
