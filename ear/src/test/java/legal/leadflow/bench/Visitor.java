package legal.leadflow.bench;

import java.io.IOException;
import java.net.HttpCookie;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import legal.leadflow.stack.HtmlForms;
import legal.leadflow.stack.Stack;

/** A person signed in at one server, in a browser's session and with a script's token. */
final class Visitor {
    private static final long TOKEN_NS = Duration.ofMinutes(3).toNanos();
    final BenchFirm firm;
    final Samples samples;
    final URI server;
    private final Stack stack;
    private final String name;
    private final String cookie;
    private String token;
    private long tokenUntil;

    Visitor(Stack stack, String server, BenchFirm firm, String name, Samples samples) throws IOException {
        this.stack = stack;
        this.firm = firm;
        this.samples = samples;
        this.name = name;
        this.server = URI.create(server);
        HtmlForms browser = new HtmlForms(stack.https());
        browser.open(server + "/home");
        browser.submit(Map.of("username", name, "password", BenchFirm.PASSWORD));
        if (browser.page().statusCode() != 200 || !browser.page().uri().toString().equals(server + "/home")) {
            throw new IllegalStateException(name + " could not sign in: " + browser.page().statusCode());
        }
        cookie = browser.cookies().stream().filter(one -> one.getName().equals("__Host-leadflow")).map(HttpCookie::getValue).collect(Collectors.joining());
    }

    /** Headers of a browser's request. */
    String asBrowser() {
        return "Cookie: __Host-leadflow=" + cookie + "\r\nAccept: text/html\r\nAccept-Encoding: gzip\r\nAccept-Language: en\r\nSec-Fetch-Site: same-origin\r\nOrigin: " + server + "\r\n";
    }

    /** Headers of a script's request. */
    synchronized String asScript() throws IOException {
        if (token == null || System.nanoTime() > tokenUntil) {
            token = stack.token(name, BenchFirm.PASSWORD);
            tokenUntil = System.nanoTime() + TOKEN_NS;
        }
        return "Authorization: Bearer " + token + "\r\nAccept: application/json\r\n";
    }

    Wire wire() {
        return new Wire(stack.https().client().sslContext(), server);
    }
}
