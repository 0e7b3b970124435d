package legal.leadflow.web.signin;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.Cookie;
import io.undertow.server.handlers.CookieImpl;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.Headers;
import io.undertow.util.StatusCodes;
import jakarta.servlet.ServletContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Brings people back to the whole address they asked for, of which the sign-in server learns nothing: a telephone's pop-up asks with
 * the caller's number, and Keycloak keeps where it returns to in its events. Whoever has to sign in keeps the address in their own
 * browser, for minutes, and signs in for {@link WayBackServlet}: so the realm allows that one address and no other.
 */
public class WayBack implements ServletExtension {
    static final String PATH = "/back/";
    static final String COOKIE = "__Host-leadflow-back";
    private static final int MINUTES = 10;
    private static final int LONGEST = 2_900; // a browser refuses a cookie of more than 4,096 letters

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        deployment.addOuterHandlerChainWrapper(Detour::new);
    }

    /** The address as a cookie's value. */
    static String kept(String address) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(address.getBytes(StandardCharsets.UTF_8));
    }

    private record Detour(HttpHandler next) implements HttpHandler {
        private static final String SIGN_IN = "/protocol/openid-connect/auth?";
        private static final String STATE = "OAuth_Token_Request_State";

        @Override
        public void handleRequest(HttpServerExchange exchange) throws Exception {
            if (isAnotherTabs(exchange)) {
                lead(exchange);
                exchange.endExchange();
            } else {
                if (!exchange.getRequestURI().equals(PATH)) {
                    exchange.addResponseCommitListener(Detour::keep);
                }
                next.handleRequest(exchange);
            }
        }

        /** The sign-in that a later tab began took this one's place: it begins anew, which asks nothing of who has signed in. */
        private static boolean isAnotherTabs(HttpServerExchange exchange) {
            Cookie state = exchange.getRequestCookie(STATE);
            var answered = exchange.getQueryParameters().get("state");
            return exchange.getRequestURI().equals(PATH) && state != null && answered != null && !answered.contains(state.getValue());
        }

        private static void keep(HttpServerExchange exchange) {
            String next = exchange.getResponseHeaders().getFirst(Headers.LOCATION);
            if (next != null && next.contains(SIGN_IN)) {
                exchange.responseCookies().forEach(cookie -> cookie.setValue("").setMaxAge(0)); // of a sign-in that is not begun: two states would be taken for one another
                String asked = asked(exchange);
                exchange.setResponseCookie(new CookieImpl(COOKIE, kept(asked.length() > LONGEST ? "/" : asked)).setPath("/").setSecure(true).setHttpOnly(true)
                        .setSameSiteMode("Lax").setMaxAge(MINUTES * 60));
                lead(exchange);
            }
        }

        private static void lead(HttpServerExchange exchange) {
            exchange.setStatusCode(StatusCodes.FOUND);
            exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store").put(Headers.LOCATION, PATH);
        }

        private static String asked(HttpServerExchange exchange) {
            String query = exchange.getQueryString();
            return exchange.getRequestURI() + (query.isEmpty() ? "" : "?" + query);
        }
    }
}
