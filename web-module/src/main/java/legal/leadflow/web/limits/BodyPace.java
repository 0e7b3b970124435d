package legal.leadflow.web.limits;

import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/**
 * Ends connections whose body does not come. The server itself ends those that say nothing for a while; one that says a letter a second it would
 * keep for months, even for a request that it has refused, whose body it still takes. Only a file of somebody who is signed in may take longer, at a pace.
 */
public class BodyPace implements ServletExtension {
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final long SLOWEST_BYTES_A_SECOND = 10_000;

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        deployment.addInitialHandlerChainWrapper(next -> exchange -> {
            if (!exchange.isRequestComplete()) {
                new Watch(exchange, System.nanoTime()).arm();
            }
            next.handleRequest(exchange);
        });
    }

    /** How long a file may take; one that does not say its length is taken for the largest. */
    static Duration longest(long bytes, long largest) {
        return PATIENCE.plusSeconds((bytes < 0 ? largest : Math.min(bytes, largest)) / SLOWEST_BYTES_A_SECOND);
    }

    private record Watch(HttpServerExchange exchange, long begin) implements Runnable {
        void arm() {
            XnioExecutor.Key timer = exchange.getIoThread().executeAfter(this, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            exchange.addExchangeCompleteListener((ended, next) -> {
                timer.remove();
                next.proceed();
            });
        }

        @Override
        public void run() {
            if (exchange.isRequestComplete() || exchange.isComplete()) {
                return; // all of it is here; what the answer takes is our own affair
            }
            long largest = exchange.getMaxEntitySize();
            if (isFileOfSomebody() && System.nanoTime() - begin < longest(exchange.getRequestContentLength(), largest).toNanos()) {
                exchange.getIoThread().executeAfter(this, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } else {
                IoUtils.safeClose(exchange.getConnection());
            }
        }

        private boolean isFileOfSomebody() {
            return exchange.getSecurityContext() != null && exchange.getSecurityContext().getAuthenticatedAccount() != null
                    && RouteClass.of(exchange.getRequestMethod().toString(), exchange.getRelativePath()).filter(RouteClass.UPLOAD::equals).isPresent();
        }
    }
}
