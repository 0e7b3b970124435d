package legal.leadflow.web.limits;

import io.undertow.server.HttpServerExchange;
import io.undertow.servlet.ServletExtension;
import io.undertow.servlet.api.DeploymentInfo;
import jakarta.servlet.ServletContext;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.xnio.IoUtils;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.StreamSinkConduit;

/**
 * Ends answers that nobody reads. A page is written by the thread that drew it, and where its reader takes nothing that thread waits: as many such readers as there
 * are threads kept everybody out. What fits into the network's buffers waits for nobody, so that this costs other answers nothing (docs/adr/0036).
 */
public class AnswerPace implements ServletExtension {
    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final long SLOWEST_BYTES_A_SECOND = 10_000;
    /** Where half of the threads wait for readers of one address already, the next one has this long. */
    private static final Duration CROWDED = Duration.ofSeconds(2);
    /** Half of the 16 threads that the server has for each processor. */
    private static final int MOST_OF_AN_ADDRESS = 8 * Runtime.getRuntime().availableProcessors();

    @Override
    public void handleDeployment(DeploymentInfo deployment, ServletContext context) {
        Map<String, Integer> waiting = new ConcurrentHashMap<>();
        deployment.addInitialHandlerChainWrapper(next -> exchange -> {
            exchange.addResponseWrapper((factory, of) -> new Patient(factory.create(), of, waiting));
            next.handleRequest(exchange);
        });
    }

    /** How long a thread may have waited for the reader of an answer, all in all. */
    static Duration longest(long bytesSent, boolean crowded) {
        return crowded ? CROWDED : PATIENCE.plusSeconds(bytesSent / SLOWEST_BYTES_A_SECOND);
    }

    private static final class Patient extends AbstractStreamSinkConduit<StreamSinkConduit> {
        private final HttpServerExchange exchange;
        private final Map<String, Integer> waiting;
        private long waitedNanos;

        /** @param waiting how many threads wait for readers, by address */
        Patient(StreamSinkConduit next, HttpServerExchange exchange, Map<String, Integer> waiting) {
            super(next);
            this.exchange = exchange;
            this.waiting = waiting;
        }

        @Override
        public void awaitWritable() throws IOException {
            awaitWritable(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
        }

        @Override
        public void awaitWritable(long time, TimeUnit unit) throws IOException {
            String address = AddressLimit.counted(exchange.getSourceAddress().getAddress());
            boolean crowded = waiting.merge(address, 1, Integer::sum) > MOST_OF_AN_ADDRESS;
            long begin = System.nanoTime();
            try {
                long left = longest(exchange.getResponseBytesSent(), crowded).toNanos() - waitedNanos;
                if (left <= 0) {
                    IoUtils.safeClose(exchange.getConnection());
                    throw new ClosedChannelException();
                }
                super.awaitWritable(Math.min(left, unit.toNanos(time)), TimeUnit.NANOSECONDS);
            } finally {
                waitedNanos += System.nanoTime() - begin;
                waiting.computeIfPresent(address, (one, many) -> many == 1 ? null : many - 1);
            }
        }
    }
}
