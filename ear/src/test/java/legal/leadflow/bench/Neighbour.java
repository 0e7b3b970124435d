package legal.leadflow.bench;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/**
 * S29: one firm asks ten times as much as it may, and another firm's people, who stay below what theirs may, should hardly notice. Both ask at a fixed rate and each answer counts from when it was
 * due, so that nobody asks less because answers are late. In turn without and with the loud one.
 */
final class Neighbour implements AutoCloseable {
    /** What a firm may read of the interface for programs in a minute, for this measurement: the setting's usual 12,000 are more than two cores can answer. */
    static final int QUOTA = 1_200;
    private static final int LOUD_CLIENTS = 20;
    private static final int LOUD_PER_SECOND = 10 * QUOTA / 60;
    private static final int QUIET_CLIENTS = 4;
    private static final int QUIET_PER_SECOND = 16;
    private static final Duration WARM = Duration.ofSeconds(40);
    private static final Duration WINDOW = Duration.ofSeconds(25);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int OK = 200;
    private final Load load;
    private final Firm quiet;
    private final Firm loud;
    private final AtomicInteger refused = new AtomicInteger();

    Neighbour(Visitor quiet, Visitor loud, Load load) {
        this.load = load;
        this.quiet = new Firm(quiet, QUIET_CLIENTS, QUIET_PER_SECOND);
        this.loud = new Firm(loud, LOUD_CLIENTS, LOUD_PER_SECOND);
    }

    /**
     * What the quiet firm waits for a lead, all rounds together.
     *
     * @param requests   of the quiet firm, while it was alone
     * @param refused    of the loud firm's requests
     * @param loudServed likewise
     */
    record Waited(double p99AloneMs, double p99BesideMs, int requests, int refused, int loudServed) {
    }

    /** @throws IllegalStateException when the quiet firm was refused, or the loud one was not or could not ask: then nothing was measured */
    Waited measured(int rounds) throws IOException, InterruptedException {
        beside(WARM);
        refused.set(0);
        List<Load.Sample> alone = new ArrayList<>();
        List<Load.Sample> beside = new ArrayList<>();
        List<Load.Sample> shouting = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            alone.add(load.run(quiet.clients(), WINDOW));
            Load.Sample[] both = beside(WINDOW);
            beside.add(both[0]);
            shouting.add(both[1]);
        }
        int shouted = answers(shouting).length;
        if (answers(alone).length == 0 || refused.get() < shouted / 2) {
            throw new IllegalStateException("of " + shouted + " requests of the loud firm " + refused.get() + " were refused");
        }
        return new Waited(p99(alone), p99(beside), answers(alone).length, refused.get(), shouted - refused.get());
    }

    private static double p99(List<Load.Sample> samples) {
        long[] all = answers(samples);
        return all[(int) Math.ceil(all.length * 0.99) - 1] / 1e6;
    }

    private static long[] answers(List<Load.Sample> samples) {
        int errors = samples.stream().mapToInt(Load.Sample::errors).sum();
        if (errors > 0) {
            throw new IllegalStateException(errors + " requests were answered wrongly");
        }
        return samples.stream().flatMapToLong(sample -> Arrays.stream(sample.latenciesNs())).sorted().toArray();
    }

    /** @return quiet, loud */
    private Load.Sample[] beside(Duration window) throws IOException, InterruptedException {
        List<Paced> theirs = loud.clients();
        FutureTask<Load.Sample> shouting = new FutureTask<>(() -> load.run(theirs, window));
        List<Paced> ours = quiet.clients();
        new Thread(shouting, "the loud firm").start();
        Load.Sample heard = load.run(ours, window);
        try {
            return new Load.Sample[] {heard, shouting.get()};
        } catch (ExecutionException e) {
            throw new IllegalStateException("the loud firm could not ask", e.getCause());
        }
    }

    @Override
    public void close() {
        quiet.wires.forEach(Wire::close);
        loud.wires.forEach(Wire::close);
    }

    /** Somebody of a firm with connections that are kept. */
    private final class Firm {
        private final Visitor visitor;
        private final List<Wire> wires;
        private final int perSecond;

        Firm(Visitor visitor, int many, int perSecond) {
            this.visitor = visitor;
            this.perSecond = perSecond;
            wires = IntStream.range(0, many).mapToObj(i -> visitor.wire()).toList();
        }

        /** For one window: connected, and with a token that outlives it, so that neither is measured. */
        List<Paced> clients() throws IOException {
            long every = Duration.ofSeconds(1).toNanos() * wires.size() / perSecond;
            long first = System.nanoTime() + Duration.ofSeconds(1).toNanos();
            String headers = visitor.asScript();
            List<Paced> clients = new ArrayList<>();
            for (Wire wire : wires) {
                wire.send("GET", "/signed-out", "Accept: text/html\r\n", null);
                clients.add(new Paced(this, wire, headers, every, first + every * clients.size() / wires.size()));
            }
            return clients;
        }
    }

    /** Asks for a lead each time its turn comes. */
    private final class Paced implements Client {
        private final Firm firm;
        private final Wire wire;
        private final String headers;
        private final long every;
        private long next;

        Paced(Firm firm, Wire wire, String headers, long every, long first) {
            this.firm = firm;
            this.wire = wire;
            this.headers = headers;
            this.every = every;
            next = first;
        }

        @Override
        public long await() {
            for (long wait = next - System.nanoTime(); wait > 0; wait = next - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            next += every;
            return next - every;
        }

        @Override
        public boolean once(int n) throws IOException {
            int status = wire.send("GET", Operations.API + "/" + firm.visitor.samples.lead(n).lead(), headers, null).status();
            if (status == TOO_MANY_REQUESTS && firm == loud) {
                refused.incrementAndGet();
                return true;
            }
            return status == OK;
        }

        @Override
        public void close() {
            // the firm keeps its connections
        }
    }
}
