package legal.leadflow.web.api;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import jakarta.servlet.ServletContext;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * Lets nobody near the interface who does not bring a token: stands before the sign-in, which would lead a browser to Keycloak or take
 * the person of a session. A session's cookie is refused even beside a token, so that no program comes to rest on one.
 */
public class ApiDoor implements ServletExtension {
    private static final String SESSION = "__Host-leadflow";

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        Problem.of(Kind.TOKEN).json(null); // JSON's provider is found by the deployment's class loader, which a request meets only behind the door
        deployment.addOuterHandlerChainWrapper(Door::new);
    }

    /** The kind of refusal for who brings no token, more than one, or a session; null for those who may pass. */
    static Kind refusal(List<String> authorizations, boolean session) {
        if (session) {
            return Kind.COOKIE;
        }
        return authorizations.size() == 1 && authorizations.get(0).regionMatches(true, 0, "Bearer ", 0, 7) ? null : Kind.TOKEN;
    }

    private record Door(HttpHandler next) implements HttpHandler {
        @Override
        public void handleRequest(HttpServerExchange exchange) throws Exception {
            String path = exchange.getRelativePath();
            Kind refusal = Api.owns(path) && !path.equals(Api.DOCUMENT)
                    ? refusal(sent(exchange), exchange.getRequestCookie(SESSION) != null) : null;
            if (refusal == null) {
                next.handleRequest(exchange);
            } else {
                refuse(exchange, refusal);
            }
        }

        private static List<String> sent(HttpServerExchange exchange) {
            HeaderValues sent = exchange.getRequestHeaders().get(Headers.AUTHORIZATION);
            return sent == null ? List.of() : sent;
        }

        private static void refuse(HttpServerExchange exchange, Kind kind) {
            exchange.setStatusCode(kind.status());
            exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, Problem.MEDIA_TYPE).put(Headers.CACHE_CONTROL, "no-store");
            if (kind == Kind.TOKEN) {
                exchange.getResponseHeaders().put(Headers.WWW_AUTHENTICATE, "Bearer");
            }
            exchange.getResponseSender().send(ByteBuffer.wrap(Problem.of(kind).json(exchange.getRequestHeaders().getFirst(Headers.ACCEPT_LANGUAGE))));
        }
    }
}
