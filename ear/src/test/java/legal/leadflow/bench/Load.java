package legal.leadflow.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CyclicBarrier;
import java.util.function.Consumer;

/** Clients that ask for a while, all at once, each again as soon as it has its answer. */
final class Load {
    private final Cpu cpu;
    private final Consumer<String> trouble;

    /** @param trouble hears what went wrong first in a measurement */
    Load(Cpu cpu, Consumer<String> trouble) {
        this.cpu = cpu;
        this.trouble = trouble;
    }

    /**
     * What a measurement found.
     *
     * @param latenciesNs of right answers, in ascending order
     * @param cpuSeconds  by process
     */
    record Sample(double seconds, long[] latenciesNs, int errors, Map<String, Double> cpuSeconds) {
        double perSecond() {
            return latenciesNs.length / seconds;
        }

        double percentileMs(double percent) {
            return latenciesNs.length == 0 ? Double.NaN : latenciesNs[(int) Math.min(latenciesNs.length - 1L, Math.round(Math.ceil(latenciesNs.length * percent / 100) - 1))] / 1e6;
        }

        /** Of one process for 1,000 right answers. */
        double cpuPer1000(String process) {
            return cpuSeconds.getOrDefault(process, 0.0) * 1_000 / latenciesNs.length;
        }
    }

    /** Measures for {@code window}; what is under way at its end is waited for and counted. */
    Sample run(List<? extends Client> clients, Duration window) throws InterruptedException {
        List<Asking> asking = new ArrayList<>();
        CyclicBarrier start = new CyclicBarrier(clients.size() + 1);
        clients.forEach(client -> asking.add(new Asking(client, window, start)));
        asking.forEach(Thread::start);
        Map<String, Double> before = cpu.seconds();
        long begin = System.nanoTime();
        try {
            start.await();
        } catch (java.util.concurrent.BrokenBarrierException e) {
            throw new IllegalStateException(e);
        }
        for (Asking one : asking) {
            one.join();
        }
        double seconds = (System.nanoTime() - begin) / 1e9;
        Map<String, Double> used = new TreeMap<>();
        cpu.seconds().forEach((process, now) -> used.put(process, now - before.get(process)));
        asking.stream().map(one -> one.trouble).filter(java.util.Objects::nonNull).findFirst().ifPresent(trouble);
        long[] all = asking.stream().flatMapToLong(one -> Arrays.stream(one.latencies, 0, one.count)).sorted().toArray();
        return new Sample(seconds, all, asking.stream().mapToInt(one -> one.errors).sum(), used);
    }

    /** One client's thread. */
    private static final class Asking extends Thread {
        private final Client client;
        private final Duration window;
        private final CyclicBarrier start;
        private long[] latencies = new long[1_024];
        private int count;
        private int errors;
        private String trouble;

        Asking(Client client, Duration window, CyclicBarrier start) {
            super("client");
            this.client = client;
            this.window = window;
            this.start = start;
        }

        @Override
        public void run() {
            try {
                start.await();
            } catch (InterruptedException | java.util.concurrent.BrokenBarrierException e) {
                return;
            }
            long end = System.nanoTime() + window.toNanos();
            int n = 0;
            for (long begin = System.nanoTime(); begin < end; begin = System.nanoTime()) {
                begin = client.await();
                try {
                    boolean right = client.once(n++);
                    tell(right, System.nanoTime() - begin);
                } catch (IOException | SQLException | RuntimeException e) {
                    errors++;
                    trouble = String.valueOf(e);
                }
            }
        }

        private void tell(boolean right, long tookNs) {
            if (!right) {
                errors++;
                trouble = "a wrong answer";
                return;
            }
            if (count == latencies.length) {
                latencies = Arrays.copyOf(latencies, 2 * count);
            }
            latencies[count++] = tookNs;
        }
    }
}
