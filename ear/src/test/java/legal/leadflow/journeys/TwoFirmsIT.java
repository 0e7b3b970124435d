package legal.leadflow.journeys;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Response;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import legal.leadflow.stack.RunningStack;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Two firms side by side: neither learns anything of the other, not even that it is there. */
@Order(50)
class TwoFirmsIT {
    @Test
    void anotherFirmsIdsAnswerLikeMissingOnes() throws IOException {
        String number = Unique.phone();
        String family = Unique.name("Sideby");
        String lead;
        String call;
        String party;
        try (Person marcus = Person.named("marcus")) {
            lead = id(LeadsIT.leadOf(marcus, number, "Sid", family));
            marcus.open("/calls/log");
            call = id(marcus.see("#calls th a", "Sid " + family).getAttribute("href"));
        }
        try (Person carla = Person.named("carla")) {
            carla.open("/audit/log");
            carla.see("#typed").fill(family);
            carla.see("#find").click();
            party = carla.see("#found a[href*='party=']").first().getAttribute("href").replaceFirst(".*party=([^&]*).*", "$1");
        }
        String missing = UUID.randomUUID().toString();
        // first: what somebody of the firm asked for stands in the firm's own trail from then on
        same("bonnie", "/audit/log?lead=" + lead, "/audit/log?lead=" + missing);
        same("bonnie", "/audit/log?party=" + party, "/audit/log?party=" + missing);
        for (String address : List.of("/leads/lead?id=" + lead, "/calls/call?id=" + call, "/calls/new?call=" + call, "/calls/new?draft=" + call)) {
            same("ben", address, address.replaceFirst("[0-9a-f-]{36}", missing));
        }
    }

    @Test
    void theSameCallerIsUnknownToTheOtherFirm() {
        String number = Unique.phone();
        String family = Unique.name("Shared");
        try (Person renata = Person.named("renata"); Person bea = Person.named("bea")) {
            CallsIT.enter(renata, number, "Sharon", family);
            bea.open("/calls/new");
            bea.see("#from").fill(number);
            // somebody of her own firm may have the same last four digits: one number in six has such a match
            assertThat(bea.see("#nobody-found, #matches").first()).isVisible();
            assertThat(bea.see("#match")).not().containsText(Unique.shown(number));
            assertThat(bea.page().content()).doesNotContain(family);
            bea.open("/leads/list");
            bea.see("[id='find:text']").fill(family);
            bea.see("[id='find:go']").click();
            assertThat(bea.see(".lf-empty")).isVisible();
            bea.open("/calls/log");
            bea.see("#text").fill(family);
            bea.see("#go").click();
            bea.page().waitForURL(Pattern.compile(".*find=.*|.*search=.*"));
            assertThat(bea.see(".lf-empty")).isVisible();
        }
    }

    @Test
    void aForeignLeadsPageIsThe404Page() {
        try (Person marcus = Person.named("marcus"); Person ben = Person.named("ben")) {
            String lead = LeadsIT.leadOf(marcus, Unique.phone(), "Fay", Unique.name("Foreign"));
            Response answer = ben.open(lead);
            assertThat(answer.status()).isEqualTo(404);
            Axe.finds0(ben.page(), "404");
        }
    }

    @Test
    void aSessionServesNobodyElse() throws IOException {
        RunningStack stack = RunningStack.get();
        try (Person marcus = Person.named("marcus")) {
            marcus.open("/leads/list");
            String session = marcus.page().context().cookies().stream().filter(c -> c.name.equals("__Host-leadflow")).findFirst().orElseThrow().value;
            HttpResponse<String> answer = stack.https().send(stack.as("ben", "/leads/list").header("Accept", "text/html").header("Cookie", "__Host-leadflow=" + session));
            assertThat(answer.statusCode()).isEqualTo(302);
            assertThat(answer.headers().firstValue("Location")).hasValueSatisfying(to -> assertThat(to).endsWith("/leads/list"));
            assertThat(answer.body()).doesNotContain("Alpha").doesNotContain("Marcus");
        }
    }

    /** The two answers differ in nothing but the address itself, what is random in every answer, and the seal, which has the first of the two looks in it. */
    private static void same(String person, String foreign, String missing) throws IOException {
        HttpResponse<String> one = get(person, foreign);
        HttpResponse<String> other = get(person, missing);
        assertThat(one.statusCode()).as(foreign).isEqualTo(other.statusCode());
        assertThat(plain(one.body())).as(foreign).isEqualTo(plain(other.body()));
    }

    private static HttpResponse<String> get(String person, String path) throws IOException {
        RunningStack stack = RunningStack.get();
        return stack.https().send(stack.as(person, path).header("Accept", "text/html"));
    }

    static String plain(String page) {
        return page.replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}", "ID").replaceAll("nonce=\"[^\"]*\"|csp.init\\('[^']*'\\)", "")
                .replaceAll("(?<=name=\"jakarta.faces.ViewState\")[^>]*", "").replaceAll("-?\\d{15,}:-?\\d{15,}", "STATE").replaceAll("j_id[^\"]*", "")
                .replaceAll("Sealed up to seal [^<]*", "SEALED").replaceAll("[0-9a-f]{8}(?=\\b)", "TAIL").replaceAll("\\d{1,2}:\\d{2}(:\\d{2})?", "TIME")
                .replaceAll("data-elapsed=\"\\d+\"", "");
    }

    private static String id(String address) {
        return address.replaceFirst(".*id=([0-9a-f-]{36}).*", "$1");
    }
}
