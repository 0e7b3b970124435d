package legal.leadflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * S24: every route that changes something, sent as another site makes a browser send it and as somebody does who guesses a page's state. The routes
 * are what the sources hold: pages, servlets, resources. Nothing may happen, and no answer is a fault of ours.
 */
class StateChangesIT {
    private static final Path SOURCES = Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolveSibling("web-module/src/main");
    private static final Path PAGES = SOURCES.resolve("webapp");
    private static final List<String> PEOPLE = List.of("marcus", "eleanor", "carla", "felix");
    private static final Map<String, String> RECORDS = Map.of("leads", "lead", "calls", "call", "imports", "import_run");
    /** Reading is written there too. */
    private static final String COMPARED = "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition and relname !~ '^audit_' order by 1";
    private static final List<Map<String, String>> FOREIGN = List.of(
            Map.of("Origin", "https://elsewhere.example"), Map.of("Origin", "null"), Map.of("Origin", "OWN:1"),
            Map.of("Origin", "OWN", "Sec-Fetch-Site", "cross-site"), Map.of("Origin", "OWN", "Sec-Fetch-Site", "same-site"), Map.of());
    private static final Map<String, String> OWN = Map.of("Origin", "OWN", "Sec-Fetch-Site", "same-origin");
    private final RunningStack stack = RunningStack.get();
    private final Map<String, String> cookies = new LinkedHashMap<>();

    @Test
    void noPageActsForAnotherSiteOrForAStateThatIsNotItsOwn() throws Exception {
        PEOPLE.forEach(this::signIn);
        String theirs = forms("carla", "/audit/log").state();
        Map<String, String> before = rows();
        List<String> wrong = new ArrayList<>();
        int sent = 0;
        for (String page : pages()) {
            String person = whoSees(page);
            SentForms forms = person == null ? null : forms(person, page);
            if (forms == null || forms.state() == null) {
                continue; // a page for strangers: it has no form
            }
            for (Map<String, String> way : forms.ways()) {
                sent++;
                for (Map<String, String> foreign : FOREIGN) {
                    expect(403, 403, send(person, page, way, forms.state(), foreign), page + " " + foreign, wrong);
                }
                for (String nonce : new String[] {"", "c29tZWJvZHkncyBvd24="}) {
                    Map<String, String> foreign = new LinkedHashMap<>(way);
                    foreign.put("primefaces.nonce", nonce);
                    expect(403, 403, send(person, page, foreign, forms.state(), OWN), page + " with the nonce '" + nonce + "'", wrong);
                }
                expect(403, 403, send(person, page, way, null, OWN), page + " with the state left out", wrong);
                for (String state : new String[] {person.equals("carla") ? "1:2" : theirs, "stateless"}) {
                    expect(200, 403, send(person, page, way, state, OWN), page + " with the state " + (state.equals("stateless") ? state : "of another page"), wrong);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(sent).as("ways to send a form").isGreaterThan(60);
        assertThat(rows()).as("rows of every table").isEqualTo(before);
    }

    /** Faces takes an address with a state for a form, whatever the method, and nobody asks where a GET comes from. */
    @Test
    void noPageActsForAnAddressThatHoldsAForm() throws Exception {
        signIn("marcus");
        SentForms forms = forms("marcus", "/leads/list");
        Map<String, String> before = rows();
        for (Map<String, String> way : forms.ways()) {
            Map<String, String> all = new LinkedHashMap<>(way);
            all.put("jakarta.faces.ViewState", forms.state());
            String query = all.entrySet().stream().map(one -> encoded(one.getKey()) + "=" + encoded(one.getValue())).reduce((a, b) -> a + "&" + b).orElseThrow();
            HttpResponse<String> answer = stack.https().send(HttpRequest.newBuilder(URI.create(stack.baseUrl() + "/leads/list?" + query)).header("Cookie", cookies.get("marcus"))
                    .header("Accept", "text/html").header("Sec-Fetch-Site", "cross-site").GET());
            assertThat(answer.statusCode()).as(query).isEqualTo(403);
        }
        assertThat(rows()).isEqualTo(before);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** What the tests above send does act, when the page itself sends it: else they would show nothing. */
    @Test
    void aPagesOwnFormActs() throws Exception {
        signIn("marcus");
        SentForms forms = forms("marcus", "/calls/log");
        Map<String, String> before = rows();
        Map<String, String> theme = theme(forms, "dark");
        send("marcus", "/calls/log", theme, forms.state(), FOREIGN.get(0));
        assertThat(rows()).isEqualTo(before);
        send("marcus", "/calls/log", theme, forms.state(), OWN);
        assertThat(rows().get("staff")).isNotEqualTo(before.get("staff"));
        SentForms anew = forms("marcus", "/calls/log");
        send("marcus", "/calls/log", theme(anew, "system"), anew.state(), OWN);
        assertThat(forms("marcus", "/calls/log").ways()).anySatisfy(way -> assertThat(way).containsEntry("theme", "system"));
    }

    /** No site can add a token, but who has one need not be whose session it is: what acts on a session is asked where it comes from, whatever else it carries. */
    @Test
    void aTokenBesideASessionDoesNotSpareTheQuestionWhereItComesFrom() throws Exception {
        signIn("marcus");
        SentForms forms = forms("marcus", "/calls/log");
        Map<String, String> before = rows();
        List<String> wrong = new ArrayList<>();
        for (String token : List.of("Bearer x", "bearer " + stack.token("marcus"), "Bearer " + stack.token("carla"))) {
            for (Map<String, String> foreign : FOREIGN) {
                Map<String, String> both = new LinkedHashMap<>(foreign);
                both.put("Authorization", token);
                HttpResponse<String> answer = send("marcus", "/calls/log", theme(forms, "dark"), forms.state(), both);
                expect(401, 403, answer, token.substring(0, 8) + foreign, wrong);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(rows()).isEqualTo(before);
    }

    private static Map<String, String> theme(SentForms forms, String chosen) {
        Map<String, String> way = new LinkedHashMap<>(forms.ways().stream().filter(one -> "theme".equals(one.get("jakarta.faces.source"))).findFirst().orElseThrow());
        way.put("theme", chosen);
        return way;
    }

    /** The page that says so is drawn for the same request, form and all: it is what is seen, and refuses nothing again. */
    @Test
    void aForeignFormIsAnsweredWithAPageAndRecordedOnce() throws Exception {
        signIn("marcus");
        SentForms forms = forms("marcus", "/calls/log");
        long accused = entries("page.foreign-form");
        Map<String, String> way = new LinkedHashMap<>(forms.ways().get(0));
        way.put(SentForms.STATE, forms.state());
        way.put("primefaces.nonce", "c29tZWJvZHkncyBvd24=");
        HttpResponse<String> foreign = stack.https().send(request("marcus", "/calls/log", OWN).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(SentForms.written(way))));
        assertThat(foreign.statusCode()).isEqualTo(403);
        assertThat(foreign.body()).contains("<h1");
        assertThat(entries("page.foreign-form")).isEqualTo(accused + 1);
    }

    private long entries(String action) throws SQLException {
        try (Connection superuser = stack.superuser().getConnection()) {
            return Long.parseLong(one(superuser, "select count(*) from audit_entry where action = '" + action + "'"));
        }
    }

    @Test
    void noServletAndNoResourceActsForAnotherSite() throws Exception {
        signIn("marcus");
        Map<String, String> before = rows();
        List<String> wrong = new ArrayList<>();
        List<String[]> routes = routes();
        assertThat(routes).extracting(route -> route[1]).contains("/sign-out", "/imports/upload");
        for (String[] route : routes) {
            for (Map<String, String> foreign : FOREIGN) {
                HttpRequest.Builder request = request("marcus", route[1], foreign).header("Content-Type", "application/json").method(route[0], HttpRequest.BodyPublishers.ofString("{}"));
                expect(400, 499, stack.https().send(request), route[0] + " " + route[1] + " " + foreign, wrong);
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(rows()).isEqualTo(before);
        assertThat(stack.https().send(request("marcus", "/home", Map.of())).statusCode()).as("still signed in").isLessThan(400).isNotEqualTo(302);
    }

    private static void expect(int least, int most, HttpResponse<String> answer, String what, List<String> wrong) {
        if (answer.statusCode() < least || answer.statusCode() > most || answer.body().contains("<error-name>")) {
            wrong.add(answer.statusCode() + " " + what);
        }
    }

    private List<String> pages() throws Exception {
        List<String> pages = new ArrayList<>();
        try (Stream<Path> files = Files.walk(PAGES); Connection superuser = stack.superuser().getConnection()) {
            for (Path file : files.filter(f -> f.toString().endsWith(".xhtml") && !f.startsWith(PAGES.resolve("WEB-INF"))).sorted().toList()) {
                String page = PAGES.relativize(file).toString().replace(".xhtml", "");
                String table = RECORDS.get(page.replaceFirst("/.*", ""));
                pages.add("/" + page + (table == null ? "" : "?id=" + one(superuser, "select id from " + table + " where firm_id = '" + Firms.ALPHA + "' limit 1")));
            }
        }
        return pages;
    }

    /** Methods and addresses of what our servlets and resources do besides reading. */
    private static List<String[]> routes() throws IOException {
        List<String[]> routes = new ArrayList<>();
        try (Stream<Path> files = Files.walk(SOURCES.resolve("java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
                String source = Files.readString(file);
                Matcher servlet = Pattern.compile("@WebServlet\\([^\"]*\"[^\"/]*\"?[^\"]*?\"?(/[^\"]*)\"").matcher(source);
                if (servlet.find() && source.matches("(?s).*\\bdo(Post|Put|Delete)\\(.*")) {
                    routes.add(new String[] {"POST", servlet.group(1)});
                }
                Matcher resource = Pattern.compile("@Path\\(\"([^\"]*)\"\\)[^{;]*\\bclass ").matcher(source);
                if (resource.find()) {
                    Matcher method = Pattern.compile("@(POST|PUT|PATCH|DELETE)\\b(?:[^{;]*?@Path\\(\"([^\"]*)\"\\))?").matcher(source);
                    while (method.find()) {
                        String path = ("/api/v1/" + resource.group(1) + "/" + (method.group(2) == null ? "" : method.group(2))).replaceAll("/+", "/").replaceAll("\\{[^}]*\\}", "0").replaceAll("/$", "");
                        routes.add(new String[] {method.group(1), path});
                    }
                }
            }
        }
        return routes;
    }

    private String whoSees(String page) throws IOException {
        for (String person : PEOPLE) {
            if (stack.https().send(request(person, page, Map.of())).statusCode() == 200) {
                return person;
            }
        }
        return null;
    }

    private SentForms forms(String person, String page) throws IOException {
        return new SentForms(stack.https().send(request(person, page, Map.of())).body());
    }

    private HttpResponse<String> send(String person, String page, Map<String, String> way, String state, Map<String, String> headers) throws IOException {
        Map<String, String> fields = new LinkedHashMap<>(way);
        if (state != null) {
            fields.put(SentForms.STATE, state);
        }
        return stack.https().send(request(person, page, headers).header("Content-Type", "application/x-www-form-urlencoded").header("Faces-Request", "partial/ajax")
                .POST(HttpRequest.BodyPublishers.ofString(SentForms.written(fields))));
    }

    private HttpRequest.Builder request(String person, String page, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(stack.baseUrl() + page)).header("Accept", "text/html").header("Cookie", cookies.get(person));
        headers.forEach((name, value) -> request.header(name, value.replace("OWN", stack.baseUrl())));
        return request;
    }

    private void signIn(String person) {
        try {
            HtmlForms browser = new HtmlForms(stack.https());
            browser.open(stack.baseUrl() + "/home").submit(Map.of("username", person, "password", DemoPeople.PASSWORD));
            HttpCookie session = browser.cookies().stream().filter(cookie -> cookie.getName().equals("__Host-leadflow")).findFirst().orElseThrow();
            cookies.put(person, session.getName() + "=" + session.getValue());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A hash of each table's rows. */
    private Map<String, String> rows() throws SQLException {
        Map<String, String> rows = new TreeMap<>();
        try (Connection superuser = stack.superuser().getConnection(); ResultSet tables = superuser.prepareStatement(COMPARED).executeQuery()) {
            while (tables.next()) {
                String table = tables.getString(1);
                rows.put(table, one(superuser, "select count(*) || ' ' || coalesce(md5(string_agg(m, '' order by m)), '') from (select md5(t::text) as m from public.\"" + table + "\" t) x"));
            }
        }
        return rows;
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (ResultSet row = connection.prepareStatement(query).executeQuery()) {
            return row.next() ? row.getString(1) : "none";
        }
    }
}
