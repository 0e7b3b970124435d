package legal.leadflow.web.limits;

import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.StreamSinkConduit;

/**
 * Ends answers that nobody reads. A page is written by the thread that drew it, and where its reader takes nothing that thread waits: as many such readers as there
 * are threads kept everybody out. What fits into the network's buffers waits for nobody, so that this costs other answers nothing (docs/adr/0036).
 */
public class AnswerPace implements ServletExtension {
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final long SLOWEST_BYTES_A_SECOND = 10_000;
    /** Where half of the threads wait for readers of one address already, one more is waited for so long, unless it goes on reading. */
    private static final Duration CROWDED = Duration.ofMillis(500);
    /** Half of the 16 threads that the server has for each processor. */
    private static final int MOST_OF_AN_ADDRESS = 8 * Runtime.getRuntime().availableProcessors();

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        Map<String, Integer> waiting = new ConcurrentHashMap<>();
        int most = Limits.configured(RouteClass.CHANGES).of(Who.ADDRESS).isLimit() ? MOST_OF_AN_ADDRESS : Integer.MAX_VALUE; // behind a proxy that tells none, addresses tell nobody apart
        deployment.addInitialHandlerChainWrapper(next -> exchange -> {
            if (waiting.getOrDefault(AddressLimit.counted(exchange.getSourceAddress().getAddress()), 0) >= most) {
                exchange.setPersistent(false);
                Outright.busy(exchange, PATIENCE);
                return;
            }
            exchange.addResponseWrapper((factory, of) -> new Patient(factory.create(), of, waiting, most));
            next.handleRequest(exchange);
        });
    }

    /** How long a thread may wait for the reader of an answer, all in all: a second for each 10 KB after the first {@link #PATIENCE}; never longer than that without a letter read. */
    static Duration longest(long bytesSent) {
        return PATIENCE.plusSeconds(bytesSent / SLOWEST_BYTES_A_SECOND);
    }

    private static final class Patient extends AbstractStreamSinkConduit<StreamSinkConduit> {
        private final HttpServerExchange exchange;
        private final Map<String, Integer> waiting;
        private final int most;
        private long waitedNanos;

        /** @param waiting how many threads wait for readers, by address */
        Patient(StreamSinkConduit next, HttpServerExchange exchange, Map<String, Integer> waiting, int most) {
            super(next);
            this.exchange = exchange;
            this.waiting = waiting;
            this.most = most;
        }

        @Override
        public void awaitWritable() throws IOException {
            awaitWritable(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public void awaitWritable(long time, TimeUnit unit) throws IOException {
            String address = AddressLimit.counted(exchange.getSourceAddress().getAddress());
            boolean crowded = waiting.merge(address, 1, Integer::sum) > most;
            long begin = System.nanoTime();
            long left = Math.max(0, longest(exchange.getResponseBytesSent()).toNanos() - waitedNanos);
            // Undertow's conduit for TLS waits without end, whatever time it is told: the connection's end wakes it
            XnioExecutor.Key end = exchange.getIoThread().executeAfter(() -> IoUtils.safeClose(exchange.getConnection()), Math.min(left, (crowded ? CROWDED : PATIENCE).toNanos()), TimeUnit.NANOSECONDS);
            try {
                super.awaitWritable(time, unit);
            } finally {
                end.remove();
                waitedNanos += System.nanoTime() - begin;
                waiting.computeIfPresent(address, (one, many) -> many == 1 ? null : many - 1);
            }
        }
    }
}
