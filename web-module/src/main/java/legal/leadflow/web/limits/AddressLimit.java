package legal.leadflow.web.limits;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.Headers;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.servlet.ServletContext;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Counts a client address before anybody is signed in: a servlet's filter would come after the sign-in, which newcomers never pass. */
public class AddressLimit implements ServletExtension {
    private static final int NETWORK_BYTES = 8;

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        deployment.addOuterHandlerChainWrapper(Counter::new);
    }

    /** Whose requests count together: an IPv4 address, the network of an IPv6 one, in which a single client has as many as it likes. */
    static String counted(InetAddress address) {
        if (address instanceof Inet6Address) {
            return Arrays.toString(Arrays.copyOf(address.getAddress(), NETWORK_BYTES));
        }
        return address.getHostAddress();
    }

    private static final class Counter implements HttpHandler {
        private final HttpHandler next;
        private volatile RateLimits limits;

        Counter(HttpHandler next) {
            this.next = next;
        }

        @Override
        public void handleRequest(HttpServerExchange exchange) throws Exception {
            Optional<RouteClass> route = RouteClass.of(exchange.getRequestMethod().toString(), exchange.getRelativePath());
            Duration wait = route.isEmpty() ? Duration.ZERO : count(route.get(), exchange);
            if (wait.isZero()) {
                next.handleRequest(exchange);
                return;
            }
            Outright.busy(exchange, wait);
        }

        private Duration count(RouteClass route, HttpServerExchange exchange) {
            Duration away = RouteClass.isApi(exchange.getRelativePath()) ? limits().stillAway(route, exchange.getRequestHeaders().getFirst(Headers.AUTHORIZATION)) : Duration.ZERO;
            return away.isZero() ? limits().count(route, Who.ADDRESS, counted(exchange.getSourceAddress().getAddress())) : away;
        }

        private RateLimits limits() {
            if (limits == null) {
                limits = CDI.current().select(RateLimits.class).get();
            }
            return limits;
        }
    }
}
