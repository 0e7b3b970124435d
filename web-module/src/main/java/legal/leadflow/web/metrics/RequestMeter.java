package legal.leadflow.web.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.servlet.handlers.ServletRequestContext;
import io.undertow.util.StatusCodes;
import jakarta.servlet.ServletContext;
import java.time.Duration;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import legal.leadflow.web.RequestOrigin;

/**
 * Measures each request from its head to the end of its answer, by route, method and kind of answer, and counts those that were refused.
 * Stands before sign-in, which answers many requests itself.
 */
public class RequestMeter implements ServletExtension {
    /** System property: milliseconds from which a request is logged as slow. */
    static final String SLOW = "leadflow.slow-request";
    private static final Logger LOG = Logger.getLogger(RequestMeter.class.getName());
    private static final int SLOW_MS = 2_000;
    private static final Duration[] STEPS = {Duration.ofMillis(10), Duration.ofMillis(25), Duration.ofMillis(50), Duration.ofMillis(100), Duration.ofMillis(250),
        Duration.ofMillis(500), Duration.ofSeconds(1), Duration.ofMillis(2_500), Duration.ofSeconds(5), Duration.ofSeconds(10)};
    private static final Set<Integer> REFUSED = Set.of(StatusCodes.UNAUTHORIZED, StatusCodes.FORBIDDEN, StatusCodes.TOO_MANY_REQUESTS);

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        ServerRegistry.get(); // at the start, so that no request waits for it
        deployment.addOuterHandlerChainWrapper(next -> exchange -> {
            long begun = System.nanoTime();
            exchange.addExchangeCompleteListener((done, others) -> {
                ended(done, Duration.ofNanos(System.nanoTime() - begun));
                others.proceed();
            });
            next.handleRequest(exchange);
        });
    }

    private static void ended(HttpServerExchange exchange, Duration took) {
        ServletRequestContext request = exchange.getAttachment(ServletRequestContext.ATTACHMENT_KEY);
        if (request == null) {
            return; // not for the application
        }
        String route = Route.of(request);
        String method = Route.method(exchange.getRequestMethod().toString());
        int status = exchange.getStatusCode();
        ServerRegistry.get().ifPresent(registry -> count(registry, route, method, status, took));
        tell(request, route + " " + method + " " + status + " " + took.toMillis() + " ms", took);
    }

    private static void count(MeterRegistry registry, String route, String method, int status, Duration took) {
        Timer.builder("leadflow.request").description("Requests, from their head to the end of the answer").serviceLevelObjectives(STEPS)
                .tags("route", route, "method", method, "answer", status / 100 + "xx").register(registry).record(took);
        if (REFUSED.contains(status)) {
            Counter.builder("leadflow.request.refused").description("Requests that were refused: not signed in (401), not allowed (403), too many (429)")
                    .tags("route", route, "status", String.valueOf(status)).register(registry).increment();
        }
    }

    private static void tell(ServletRequestContext request, String what, Duration took) {
        boolean slow = took.toMillis() >= Integer.getInteger(SLOW, SLOW_MS);
        Level level = slow ? Level.WARNING : Level.FINE;
        if (LOG.isLoggable(level)) {
            Object origin = request.getServletRequest().getAttribute(RequestOrigin.ATTRIBUTE);
            LOG.log(level, (slow ? "slow: " : "") + what + (origin == null ? "" : ", " + origin));
        }
    }
}
