package legal.leadflow.stack;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person at a browser without scripts: keeps cookies, follows redirects, fills in forms. */
public final class HtmlForms {
    private static final Pattern ACTION = Pattern.compile("<form[^>]*\\baction=\"([^\"]+)\"");
    private static final int MOST_REDIRECTS = 10;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client;
    private final List<URI> addresses = new ArrayList<>();
    private HttpResponse<String> page;

    /** With no cookies yet. */
    public HtmlForms(Https https) {
        client = HttpClient.newBuilder().sslContext(https.client().sslContext()).cookieHandler(cookies).build();
    }

    /** Opens an address and follows where it leads. */
    public HtmlForms open(String url) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(url)).GET());
    }

    /** Sends the page's first form with these fields and follows where it leads. */
    public HtmlForms submit(Map<String, String> fields) throws IOException {
        Matcher action = ACTION.matcher(page.body());
        if (!action.find()) {
            throw new AssertionError("the page has no form: " + page.uri().getPath());
        }
        return post(page.uri().resolve(action.group(1).replace("&amp;", "&")), fields);
    }

    /** Sends fields to an address of this application, as one of its own pages does. */
    public HtmlForms post(URI address, Map<String, String> fields) throws IOException {
        String form = fields.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(address).header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", address.getScheme() + "://" + address.getAuthority()).header("Sec-Fetch-Site", "same-origin")
                .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    /** The page that is open now. */
    public HttpResponse<String> page() {
        return page;
    }

    /** Where the last step led through, the page that is open now last. */
    public List<URI> addresses() {
        return List.copyOf(addresses);
    }

    /** The cookies so far. */
    public List<HttpCookie> cookies() {
        return cookies.getCookieStore().getCookies();
    }

    /** Loses a cookie, as a browser that never had it. */
    public void forget(String name) {
        cookies().stream().filter(cookie -> cookie.getName().equals(name)).toList().forEach(cookie -> cookies.getCookieStore().remove(null, cookie));
    }

    private HtmlForms send(HttpRequest.Builder request) throws IOException {
        try {
            page = client.send(request.header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
            addresses.clear();
            addresses.add(page.uri());
            for (int i = 0; i < MOST_REDIRECTS && page.statusCode() / 100 == 3; i++) {
                URI next = page.uri().resolve(page.headers().firstValue("Location").orElseThrow());
                page = client.send(HttpRequest.newBuilder(next).header("Accept", "text/html").build(), HttpResponse.BodyHandlers.ofString());
                addresses.add(next);
            }
            return this;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
