package legal.leadflow.web.limits;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import java.time.Duration;
import legal.leadflow.web.PlainPage;

/**
 * Answers before the container knows who asks, where no page of Faces can be drawn: in the frame and the styles of strangers' pages, leading to the first
 * page; programs get a problem in JSON (RFC 9457).
 */
final class Outright {
    private static final String POLICY = "default-src 'none'; style-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /** Which sentences a page says. */
    private record Words(String title, String text, String hint) {
    }

    private Outright() {
    }

    /** Too many requests: says what {@code errors/busy.xhtml} says. */
    static void busy(HttpServerExchange exchange, Duration wait) {
        exchange.getResponseHeaders().put(Headers.RETRY_AFTER, RateLimits.seconds(wait));
        send(exchange, StatusCodes.TOO_MANY_REQUESTS, new Words("web.busy.title", "web.busy.text", "web.busy.hint"), RateLimits.problem(RateLimits.seconds(wait)));
    }

    /** A body that is larger than its address takes. It is let in and forgotten, at {@link BodyPace}'s pace: who is cut off while sending never reads the answer. */
    static void tooLarge(HttpServerExchange exchange, long most) {
        send(exchange, StatusCodes.REQUEST_ENTITY_TOO_LARGE, new Words("web.large.title", "web.large.text", "web.large.hint"),
                "{\"type\":\"about:blank\",\"title\":\"Content Too Large\",\"status\":413,\"detail\":\"Send at most " + most + " bytes.\"}");
    }

    /** A body that does not say its length, where forms are sent. */
    static void lengthNeeded(HttpServerExchange exchange) {
        exchange.setPersistent(false);
        send(exchange, StatusCodes.LENGTH_REQUIRED, new Words("web.large.title", "web.large.text", "web.large.hint"), "");
    }

    private static void send(HttpServerExchange exchange, int status, Words words, String problem) {
        boolean program = RouteClass.isApi(exchange.getRelativePath());
        exchange.setStatusCode(status);
        exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store").put(Headers.CONTENT_TYPE, program ? RateLimits.PROBLEM : "text/html;charset=UTF-8")
                .put(new HttpString("Content-Security-Policy"), POLICY).put(new HttpString("X-Frame-Options"), "DENY");
        exchange.getResponseSender().send(program ? problem
                : PlainPage.of(exchange.getRequestHeaders().getFirst(Headers.ACCEPT_LANGUAGE), status, words.title(), words.text(), words.hint()));
    }
}
