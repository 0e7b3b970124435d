package legal.leadflow.bench;

import java.util.List;
import java.util.stream.Stream;

/** What is asked of the server. */
final class Operations {
    private Operations() {
    }

    static final String HELLO = "hello Faces page";
    static final String LIST_PAGE = "lead list page";
    static final String API = "/api/v1/leads";
    /** The status of whatever makes nothing. */
    static final int READ = 200;
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
        Searching searching = new Searching();
        Operation named = searching.by("list page, name searched", lead -> lead.given() + " " + lead.family(), Samples.One::family);
        return List.of(
                new Typing().matched(),
                Operation.page(LIST_PAGE, (lead, visitor) -> "/leads/list", (visitor, n) -> "L-"),
                Operation.page("lead page", (lead, visitor) -> "/leads/lead?id=" + lead.lead(), (visitor, n) -> visitor.samples.lead(n).family()),
                searching.by("list page, phone searched", Samples.One::phone, lead -> "/leads/lead?id=" + lead.lead()),
                named, named.sqlWith("party_token", "name search, its SQL"));
    }

    /** A Faces page that says hello, in the same server as the product. */
    static Operation hello() {
        return Operation.page(HELLO, (lead, visitor) -> "/hello/hello.xhtml?name=you", (visitor, n) -> "Hello you");
    }
}
