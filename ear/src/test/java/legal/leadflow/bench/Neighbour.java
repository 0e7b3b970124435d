package legal.leadflow.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * S29: one firm asks ten times as much as it may, and another firm's people, who stay below half of what theirs may, should hardly notice. Both ask at a fixed rate, so that the loud one does not
 * slow down when it is refused. In turn without and with the loud one.
 */
final class Neighbour {
    /** What a firm may read of the interface for programs in a minute, for this measurement: the setting's usual 12,000 are more than two cores can answer. */
    static final int QUOTA = 600;
    private static final int LOUD_CLIENTS = 20;
    private static final int LOUD_PER_SECOND = 10 * QUOTA / 60;
    private static final int QUIET_CLIENTS = 4;
    private static final int QUIET_PER_SECOND = 4;
    private static final Duration WARM = Duration.ofSeconds(40);
    private static final Duration WINDOW = Duration.ofSeconds(25);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int OK = 200;
    private final Visitor quiet;
    private final Visitor loud;
    private final Load load;
    private final AtomicInteger refused = new AtomicInteger();

    Neighbour(Visitor quiet, Visitor loud, Load load) {
        this.quiet = quiet;
        this.loud = loud;
        this.load = load;
    }

    /**
     * What the quiet firm waits for a lead.
     *
     * @param p99AloneMs  median of the rounds
     * @param p99BesideMs while the other firm asks ten times its quota; likewise
     * @param refused     of the loud firm's requests, all rounds together
     * @param loudServed  likewise
     */
    record Waited(double p99AloneMs, double p99BesideMs, int refused, int loudServed) {
    }

    Waited measured(int rounds) throws InterruptedException {
        beside(WARM);
        refused.set(0);
        List<Load.Sample> alone = new ArrayList<>();
        List<Load.Sample> beside = new ArrayList<>();
        int loudAll = 0;
        for (int round = 0; round < rounds; round++) {
            alone.add(answered(load.run(clients(QUIET_CLIENTS, QUIET_PER_SECOND, quiet), WINDOW)));
            Load.Sample[] both = beside(WINDOW);
            beside.add(answered(both[0]));
            loudAll += both[1].latenciesNs().length;
        }
        return new Waited(Row.median(alone, one -> one.percentileMs(99)), Row.median(beside, one -> one.percentileMs(99)), refused.get(), loudAll - refused.get());
    }

    /** The quiet one must have been answered, or there is nothing to compare. */
    private static Load.Sample answered(Load.Sample sample) {
        if (sample.errors() > 0) {
            throw new IllegalStateException("the quiet firm was refused " + sample.errors() + " times");
        }
        return sample;
    }

    /** @return quiet, loud */
    private Load.Sample[] beside(Duration window) throws InterruptedException {
        FutureTask<Load.Sample> shouting = new FutureTask<>(() -> load.run(clients(LOUD_CLIENTS, LOUD_PER_SECOND, loud), window));
        new Thread(shouting, "the loud firm").start();
        Load.Sample heard = load.run(clients(QUIET_CLIENTS, QUIET_PER_SECOND, quiet), window);
        try {
            return new Load.Sample[] {heard, shouting.get()};
        } catch (ExecutionException e) {
            throw new IllegalStateException("the loud firm could not ask", e.getCause());
        }
    }

    private List<Paced> clients(int many, int perSecond, Visitor visitor) {
        long every = Duration.ofSeconds(1).toNanos() * many / perSecond;
        return IntStream.range(0, many).mapToObj(i -> new Paced(visitor, every, every * i / many)).toList();
    }

    /** Asks for a lead each time its turn comes, however long the last answer took. */
    private final class Paced implements Client {
        private final Visitor visitor;
        private final Wire wire;
        private final long every;
        private long next;

        Paced(Visitor visitor, long every, long first) {
            this.visitor = visitor;
            this.every = every;
            wire = visitor.wire();
            next = System.nanoTime() + first;
        }

        @Override
        public void await() {
            for (long wait = next - System.nanoTime(); wait > 0; wait = next - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            next += every;
        }

        @Override
        public boolean once(int n) throws IOException {
            int status = wire.send("GET", Operations.API + "/" + visitor.samples.lead(n).lead(), visitor.asScript(), null).status();
            if (status == TOO_MANY_REQUESTS && visitor == loud) {
                refused.incrementAndGet();
                return true;
            }
            return status == OK;
        }

        @Override
        public void close() {
            wire.close();
        }
    }
}
