package legal.leadflow.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import legal.leadflow.TestDatabase;
import legal.leadflow.TestFirms;
import legal.leadflow.tenancy.Right;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How many entries a second some clients append to one firm's trail while it is sealed, each entry with a change and its sealed value (S43): no build runs it.
 * {@code mvn -pl ejb-module test -Dtest=AppendSpeed -Dleadflow.seconds=30 -Dleadflow.clients=8 -Dleadflow.calls=1}
 */
class AppendSpeed {
    private static final int CLIENTS = Integer.getInteger("leadflow.clients", 8);
    /** Audited calls of one transaction: a page's request makes some, an import's portion hundreds. */
    private static final int CALLS = Integer.getInteger("leadflow.calls", 1);
    private static final Duration LONG = Duration.ofSeconds(Integer.getInteger("leadflow.seconds", 20));
    @TempDir Path folder;

    @Test
    void tellsEntriesPerSecond() throws Exception {
        TestTrail trail = new TestTrail(folder);
        trail.write(true);
        ScheduledExecutorService sealing = Executors.newSingleThreadScheduledExecutor();
        sealing.scheduleWithFixedDelay(() -> trail.sealer.run(TestDatabase.app()), 1, 1, TimeUnit.SECONDS); // as the server does
        List<Connection> connections = new ArrayList<>();
        for (int i = 0; i < CLIENTS; i++) {
            connections.add(TestDatabase.app().getConnection());
        }
        ExecutorService threads = Executors.newFixedThreadPool(CLIENTS);
        long before = append(trail, connections, threads); // until all is compiled
        double[] work = work();
        long begin = System.nanoTime();
        long entries = append(trail, connections, threads);
        double seconds = (System.nanoTime() - begin) / 1e9;
        double[] now = work();
        connections.forEach(AppendSpeed::close);
        threads.shutdown();
        sealing.shutdown();
        assertThat(sealing.awaitTermination(1, TimeUnit.MINUTES)).isTrue();
        long left = System.nanoTime();
        trail.seal();
        System.out.printf("%d clients, %d calls a transaction, fsync %s: %d entries in %.1f s, %.0f a second; processors' time of each: %.2f ms of the clients and the sealer, %.2f ms of the database; the sealer needed %.1f s more, %d seals%n",
                CLIENTS, CALLS, fsync(), entries, seconds, entries / seconds, (now[0] - work[0]) * 1_000 / entries, (now[1] - work[1]) * 1_000 / entries, (System.nanoTime() - left) / 1e9, trail.seals());
        assertThat(trail.count("select sum(entries) from audit_seal where firm_id = ?")).isEqualTo(before + entries + 1);
    }

    private static long append(TestTrail trail, List<Connection> connections, ExecutorService threads) throws Exception {
        long end = System.nanoTime() + LONG.toNanos();
        List<Callable<Long>> clients = new ArrayList<>();
        for (Connection connection : connections) {
            clients.add(() -> append(trail, connection, end));
        }
        long entries = 0;
        for (Future<Long> client : threads.invokeAll(clients)) {
            entries += client.get();
        }
        return entries;
    }

    private static long append(TestTrail trail, Connection connection, long end) throws SQLException {
        long entries = 0;
        while (System.nanoTime() < end) {
            TestFirms.enter(connection, trail.firm, trail.person, Right.FIRM);
            for (int i = 0; i < CALLS; i++) {
                AuditScope scope = new AuditScope("lead.moved");
                scope.about("lead", UUID.randomUUID());
                scope.changes.add(new FieldChange("lead", scope.subject, "stage", FieldChange.Kind.CHANGED, "NEW", "CONTACTED"));
                trail.writer.write(connection, trail.caller(), scope, Outcome.DONE);
            }
            connection.commit();
            entries += CALLS;
        }
        return entries;
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Seconds that this program, and the database's processes, have worked: what stays the same when others work on the machine too. */
    private static double[] work() throws SQLException, IOException {
        try (Connection connection = TestDatabase.superuser().getConnection(); var query = connection.prepareStatement("select current_setting('data_directory')"); var row = query.executeQuery()) {
            row.next();
            ProcessHandle database = ProcessHandle.of(Long.parseLong(Files.readAllLines(Path.of(row.getString(1), "postmaster.pid")).get(0).strip())).orElseThrow();
            return new double[] {seconds(ProcessHandle.current()), seconds(database) + database.descendants().mapToDouble(AppendSpeed::seconds).sum()};
        }
    }

    private static double seconds(ProcessHandle process) {
        return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis() / 1_000.0;
    }

    private static String fsync() throws SQLException {
        try (Connection connection = TestDatabase.superuser().getConnection(); var query = connection.prepareStatement("show fsync"); var row = query.executeQuery()) {
            row.next();
            return row.getString(1);
        }
    }
}
