package legal.leadflow.web.limits;

import io.undertow.conduits.BytesReceivedStreamSourceConduit;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.RequestBufferingHandler;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;

/**
 * Waits for bodies without a thread, and ends connections whose body does not come. The server itself would read a form with the thread that draws its page: as many
 * slow ones as there are threads, 32 on two processors, kept everybody out. It ends those that say nothing for a while; one that says a letter a second it
 * would keep for months, even for a request that it has refused, whose body it still takes. Only a file of somebody who is signed in may take longer, at a pace, and
 * with a thread of its own, once its first piece is here: the sign-in looks at a stranger's (docs/adr/0036).
 */
public class BodyPace implements ServletExtension {
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final long SLOWEST_BYTES_A_SECOND = 10_000;
    /** Bodies of one address that are waited for at once: a firm behind one address has a few for moments, and {@value} are 100 MiB at most. */
    private static final int MOST_OF_AN_ADDRESS = 100;

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        Map<String, Integer> waited = new ConcurrentHashMap<>();
        boolean byAddresses = Limits.configured(RouteClass.CHANGES).of(Who.ADDRESS).isLimit();
        deployment.addInitialHandlerChainWrapper(next -> new Waiting(next, waited, byAddresses));
    }

    /** Whether so many bytes in this time are a pace at which a file may come: 10 KB a second after the first {@link #PATIENCE}. */
    static boolean isAtPace(long bytes, Duration since) {
        return bytes >= since.minus(PATIENCE).toSeconds() * SLOWEST_BYTES_A_SECOND;
    }

    /**
     * @param waited      how many bodies of an address have not come yet
     * @param byAddresses whether addresses tell clients apart; behind a proxy that tells none they do not, and their limits are switched off
     */
    private record Waiting(HttpHandler next, Map<String, Integer> waited, boolean byAddresses) implements HttpHandler {
        @Override
        public void handleRequest(HttpServerExchange exchange) throws Exception {
            if (exchange.isRequestComplete()) {
                next.handleRequest(exchange);
                return;
            }
            Watch watch = new Watch(exchange, System.nanoTime());
            watch.arm();
            boolean file = BodySize.takesFile(exchange.getRequestMethod().toString(), exchange.getRelativePath());
            if (!file && isRefusedByItsHead(exchange)) {
                next.handleRequest(exchange);
                return;
            }
            String address = AddressLimit.counted(exchange.getSourceAddress().getAddress());
            if (waited.merge(address, 1, Integer::sum) > MOST_OF_AN_ADDRESS && byAddresses) {
                leave(address);
                exchange.setPersistent(false);
                Outright.busy(exchange, PATIENCE);
                return;
            }
            AtomicBoolean here = new AtomicBoolean();
            exchange.addExchangeCompleteListener((ended, following) -> {
                left(here, address);
                following.proceed();
            });
            if (!file) {
                exchange.setMaxEntitySize(BodySize.FORM);
            }
            HttpHandler buffering = new RequestBufferingHandler(come -> {
                left(here, address);
                if (!file) {
                    watch.done();
                }
                next.handleRequest(come);
            }, file ? 1 : (int) (BodySize.FORM / exchange.getConnection().getByteBufferPool().getBufferSize()) + 1);
            if (HttpContinue.requiresContinueResponse(exchange)) {
                HttpContinue.sendContinueResponse(exchange, new Continued(buffering));
            } else {
                buffering.handleRequest(exchange);
            }
        }

        private void left(AtomicBoolean here, String address) {
            if (here.compareAndSet(false, true)) {
                leave(address);
            }
        }

        private void leave(String address) {
            waited.computeIfPresent(address, (of, many) -> many == 1 ? null : many - 1);
        }

        /** What nobody will read is not waited for: {@link BodySize} and the interface's door say so later, from the head as well. */
        private static boolean isRefusedByItsHead(HttpServerExchange exchange) {
            HeaderMap head = exchange.getRequestHeaders();
            return exchange.getRequestContentLength() > BodySize.FORM
                    || (RouteClass.isApi(exchange.getRelativePath()) ? !head.contains(Headers.AUTHORIZATION) : head.contains(Headers.TRANSFER_ENCODING));
        }
    }

    /** Who asks before sending is told to go on at once: otherwise a thread would say so, and then wait. */
    private record Continued(HttpHandler buffering) implements IoCallback {
        @Override
        public void onComplete(HttpServerExchange exchange, Sender sender) {
            exchange.getRequestHeaders().remove(Headers.EXPECT);
            exchange.dispatch(exchange.getIoThread(), buffering);
        }

        @Override
        public void onException(HttpServerExchange exchange, Sender sender, IOException exception) {
            IoUtils.safeClose(exchange.getConnection());
        }
    }

    private static final class Watch implements Runnable {
        private final HttpServerExchange exchange;
        private final long begin;
        private final AtomicLong came = new AtomicLong();
        private volatile boolean done;
        private volatile XnioExecutor.Key timer;

        Watch(HttpServerExchange exchange, long begin) {
            this.exchange = exchange;
            this.begin = begin;
        }

        void arm() {
            exchange.addRequestWrapper((factory, of) -> new BytesReceivedStreamSourceConduit(factory.create(), came::addAndGet));
            timer = exchange.getIoThread().executeAfter(this, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            exchange.addExchangeCompleteListener((ended, next) -> {
                done();
                next.proceed();
            });
        }

        /** All of it is here, or nobody asks for it any more: what the answer takes is our own affair. */
        void done() {
            done = true;
            timer.remove();
        }

        @Override
        public void run() {
            if (done || exchange.isRequestComplete() || exchange.isComplete()) {
                return;
            }
            if (isFileOfSomebody() && isAtPace(came.get(), Duration.ofNanos(System.nanoTime() - begin))) {
                timer = exchange.getIoThread().executeAfter(this, PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            } else {
                IoUtils.safeClose(exchange.getConnection());
            }
        }

        private boolean isFileOfSomebody() {
            return exchange.getSecurityContext() != null && exchange.getSecurityContext().getAuthenticatedAccount() != null
                    && BodySize.takesFile(exchange.getRequestMethod().toString(), exchange.getRelativePath());
        }
    }
}
