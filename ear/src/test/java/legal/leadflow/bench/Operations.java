package legal.leadflow.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/** What is asked of the server. */
final class Operations {
    private Operations() {
    }

    static final String HELLO = "hello Faces page";
    static final String LIST_PAGE = "lead list page";
    static final String API = "/api/v1/leads";
    private static final double GOAL = 0.30;

    /** @param rest whether the product has its interface for programs */
    static List<Operation> all(boolean rest) {
        return rest ? Stream.concat(pages().stream(), rest().stream()).toList() : pages();
    }

    private static List<Operation> rest() {
        return List.of(
                Operation.rest("REST list of 25", GOAL, lead -> API + "?limit=25", (visitor, n) -> "\"id\""),
                Operation.rest("REST get", GOAL, lead -> API + "/" + lead.lead(), (visitor, n) -> visitor.samples.lead(n).lead().toString()),
                Operation.post("REST create with audit", GOAL, API, (lead, n) -> "{\"party\":\"" + lead.party() + "\",\"receivedAt\":\"2026-01-05T15:00:00Z\"}"));
    }

    private static List<Operation> pages() {
        Operation named = Operation.page("list page, name searched", (lead, visitor) -> "/leads/list?search=" + encoded(lead.given() + " " + lead.family()),
                (visitor, n) -> visitor.samples.lead(n).family());
        return List.of(
                new Typing().matched(),
                Operation.page(LIST_PAGE, (lead, visitor) -> "/leads/list", (visitor, n) -> "L-"),
                Operation.page("lead page", (lead, visitor) -> "/leads/lead?id=" + lead.lead(), (visitor, n) -> visitor.samples.lead(n).family()),
                Operation.page("list page, phone searched", (lead, visitor) -> "/leads/list?search=" + encoded(lead.phone()), (visitor, n) -> visitor.samples.lead(n).family()),
                named, named.sqlWith("party_token", "name search, its SQL"));
    }

    /** A Faces page that says hello, in the same server as the product. */
    static Operation hello() {
        return Operation.page(HELLO, (lead, visitor) -> "/hello/hello.xhtml?name=you", (visitor, n) -> "Hello you");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
