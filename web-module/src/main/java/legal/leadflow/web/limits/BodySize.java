package legal.leadflow.web.limits;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.Headers;
import jakarta.servlet.ServletContext;

/**
 * How large a request's body may be at its address: the server's own limit is a file's, and a form of that size would be read into the memory whole. Too
 * large is answered 413, and never kept; a form that does not say its length 411: no browser sends one.
 */
public class BodySize implements ServletExtension {
    /** A call's note is the longest thing that people type; a form holds it some times over. */
    static final long FORM = 1 << 20;

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        deployment.addOuterHandlerChainWrapper(Gate::new);
    }

    /** Whether the address takes a file, which is read piece by piece. */
    static boolean takesFile(String method, String path) {
        return method.equals("POST") && (path.equals("/imports/upload") || path.equals("/api/v1/imports"));
    }

    private record Gate(HttpHandler next) implements HttpHandler {
        @Override
        public void handleRequest(HttpServerExchange exchange) throws Exception {
            String path = exchange.getRelativePath();
            long most = takesFile(exchange.getRequestMethod().toString(), path) ? exchange.getMaxEntitySize() : FORM;
            if (most > 0 && exchange.getRequestContentLength() > most) {
                Outright.tooLarge(exchange, most);
            } else if (most == FORM && !RouteClass.isApi(path) && exchange.getRequestHeaders().contains(Headers.TRANSFER_ENCODING)) {
                Outright.lengthNeeded(exchange);
            } else {
                exchange.setMaxEntitySize(most);
                next.handleRequest(exchange);
            }
        }
    }
}
