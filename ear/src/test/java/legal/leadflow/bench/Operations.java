package legal.leadflow.bench;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What is asked of the server. */
final class Operations {
    private Operations() {
    }

    static List<Operation> all() {
        return List.of(
                Operation.page("lead list page", (lead, visitor) -> "/leads/list", (visitor, n) -> "L-"),
                Operation.page("lead page", (lead, visitor) -> "/leads/lead?id=" + lead.lead(), (visitor, n) -> visitor.samples.lead(n).family()),
                Operation.page("list page, phone searched", (lead, visitor) -> "/leads/list?search=" + encoded(lead.phone()), (visitor, n) -> visitor.samples.lead(n).family()),
                Operation.page("list page, name searched", (lead, visitor) -> "/leads/list?search=" + encoded(lead.given() + " " + lead.family()),
                        (visitor, n) -> visitor.samples.lead(n).family()));
    }

    /** A Faces page that says hello, in the same server as the product. */
    static Operation hello() {
        return Operation.page("hello Faces page", (lead, visitor) -> "/hello/hello.xhtml?name=you", (visitor, n) -> "Hello you");
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
