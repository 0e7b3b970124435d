package legal.leadflow.web.limits;

import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.RequestBufferingHandler;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.Headers;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/**
 * Waits for bodies without a thread, and ends connections whose body does not come. The server itself would read a form with the thread that draws its page: as many
 * slow ones as there are threads, 32 on two processors, kept everybody out. It ends those that say nothing for a while; one that says a letter a second it
 * would keep for months, even for a request that it has refused, whose body it still takes. Only a file of somebody who is signed in may take longer, at a pace, and
 * with a thread of its own.
 */
public class BodyPace implements ServletExtension {
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final long SLOWEST_BYTES_A_SECOND = 10_000;
    /** The server's buffers have 16 KiB: the largest form, and what begins behind it. A buffer that is not full is one too. */
    private static final int BUFFERS = (int) (BodySize.FORM / (16 << 10)) + 1;

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        deployment.addInitialHandlerChainWrapper(next -> new Waiting(next, new RequestBufferingHandler(next, BUFFERS)));
    }

    private record Waiting(HttpHandler next, HttpHandler buffering) implements HttpHandler {
        @Override
        public void handleRequest(HttpServerExchange exchange) throws Exception {
            if (exchange.isRequestComplete()) {
                next.handleRequest(exchange);
                return;
            }
            new Watch(exchange, System.nanoTime()).arm();
            if (BodySize.takesFile(exchange.getRequestMethod().toString(), exchange.getRelativePath()) || exchange.getRequestContentLength() > BodySize.FORM) {
                next.handleRequest(exchange); // read piece by piece, or refused by its head
            } else if (HttpContinue.requiresContinueResponse(exchange)) {
                HttpContinue.sendContinueResponse(exchange, new Continued(this));
            } else {
                buffering.handleRequest(exchange);
            }
        }
    }

    /** Who asks before sending is told to go on at once: otherwise a thread would say so, and then wait. */
    private record Continued(Waiting waiting) implements IoCallback {
        @Override
        public void onComplete(HttpServerExchange exchange, Sender sender) {
            exchange.getRequestHeaders().remove(Headers.EXPECT);
            exchange.dispatch(exchange.getIoThread(), waiting.buffering());
        }

        @Override
        public void onException(HttpServerExchange exchange, Sender sender, IOException exception) {
            IoUtils.safeClose(exchange.getConnection());
        }
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
