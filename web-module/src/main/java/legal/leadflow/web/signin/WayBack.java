package legal.leadflow.web.signin;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.spec.ServletContextImpl;
import io.undertow.util.Headers;
import io.undertow.util.Methods;
import io.undertow.util.StatusCodes;
import jakarta.servlet.ServletContext;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Brings people back to the whole address they asked for. The server's OIDC client leaves the query out of where it returns to, so
 * that a link to a lead, or a page whose session expired, would end at an address without its id. Whoever asks with a query and has
 * no session is therefore led, before the sign-in, to a path that holds the query ({@link WayBackServlet}).
 */
public class WayBack implements ServletExtension {
    static final String PATH = "/back/";

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        if (context instanceof ServletContextImpl undertow) {
            deployment.addOuterHandlerChainWrapper(next -> new Detour(next, undertow));
        }
    }

    private record Detour(HttpHandler next, ServletContextImpl context) implements HttpHandler {
        @Override
        public void handleRequest(HttpServerExchange exchange) throws Exception {
            String asked = exchange.getRequestURI() + "?" + exchange.getQueryString();
            if (isPage(exchange) && context.getSession(context, exchange, false) == null) {
                exchange.setStatusCode(StatusCodes.FOUND);
                exchange.getResponseHeaders().put(Headers.CACHE_CONTROL, "no-store");
                exchange.getResponseHeaders().put(Headers.LOCATION,
                        PATH + Base64.getUrlEncoder().withoutPadding().encodeToString(asked.getBytes(StandardCharsets.UTF_8)));
                exchange.endExchange();
            } else {
                next.handleRequest(exchange);
            }
        }

        /** A browser's page with a query, which is neither open to everybody nor the sign-in server's answer. */
        private static boolean isPage(HttpServerExchange exchange) {
            String path = exchange.getRequestURI();
            String accepts = exchange.getRequestHeaders().getFirst(Headers.ACCEPT);
            return Methods.GET.equals(exchange.getRequestMethod()) && !exchange.getQueryString().isEmpty()
                    && accepts != null && accepts.contains("text/html") && !exchange.getRequestHeaders().contains(Headers.AUTHORIZATION)
                    && !path.startsWith(PATH) && !path.startsWith("/jakarta.faces.") && !path.equals("/signed-out")
                    && !exchange.getQueryParameters().containsKey("state");
        }
    }
}
