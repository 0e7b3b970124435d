package legal.leadflow.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.AgroalConnectionPoolConfiguration.ConnectionValidator;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import legal.leadflow.TestDatabase;
import legal.leadflow.proof.Goal;
import legal.leadflow.proof.Proof;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * S05: several firms work on fewer connections than they have threads, over a pool set as the server's is (30-database.cli: a connection is asked
 * whether it lives before it is handed out; nothing else is cleaned). The pool is Agroal, one of the two that WildFly brings; the server's own is IronJacamar.
 */
@Tag("proof")
class PoolBleedIT {
    private static final int THREADS = 4;
    private static final int CONNECTIONS = 3;
    private static final List<Victim> FIRMS = new ArrayList<>();

    @BeforeAll
    static void firms() throws SQLException {
        for (int i = 0; i < 4; i++) {
            FIRMS.add(Victim.create());
        }
    }

    @Test
    void nothingOfOneFirmComesToTheNext() throws Exception {
        try (Proof proof = Proof.of(Goal.S05, "Agroal pool", 1)) {
            long worked = work(proof.size(), proof.seed(), proof::tried, proof::found);
            assertThat(proof.findings()).isEmpty();
            assertThat(worked).as("transactions that were let work").isGreaterThan(proof.size() / 3);
        }
    }

    /** With a context that outlives its transaction, and is not asked for the transaction it is of, the next firm's rows are seen to mix. */
    @Test
    void aContextThatStaysIsNoticed() throws Exception {
        List<String> bleeding = java.util.Collections.synchronizedList(new ArrayList<>());
        try (Connection superuser = TestDatabase.superuser().getConnection(); Statement statement = superuser.createStatement()) {
            String enter = text(statement, "ctx.enter(text)");
            String parts = text(statement, "ctx.parts(text)");
            try {
                statement.execute(enter.replace("token, true", "token, false"));
                statement.execute(parts.replace("or a[8]::bigint <> (extract(epoch from now()) * 1000000)::bigint", ""));
                work(200, 7, () -> { }, bleeding::add);
            } finally {
                statement.execute(enter);
                statement.execute(parts);
            }
        }
        assertThat(bleeding).contains("rows without a context");
    }

    private static long work(long transactions, long seed, Runnable tried, java.util.function.Consumer<String> bleeding) throws Exception {
        AtomicLong left = new AtomicLong(transactions);
        AtomicLong worked = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try (AgroalDataSource pool = pool()) {
            PooledWork work = new PooledWork(pool, TestDatabase.superuser(), FIRMS, bleeding);
            List<Callable<Void>> all = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                Random random = new Random(seed + i);
                all.add(() -> {
                    while (left.getAndDecrement() > 0) {
                        worked.addAndGet(work.once(random) ? 1 : 0);
                        tried.run();
                    }
                    return null;
                });
            }
            for (Future<Void> thread : threads.invokeAll(all)) {
                thread.get();
            }
        } finally {
            threads.shutdown();
        }
        return worked.get();
    }

    private static AgroalDataSource pool() throws SQLException, IOException {
        PGSimpleDataSource app = (PGSimpleDataSource) TestDatabase.app();
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier().connectionPoolConfiguration(pool -> pool.maxSize(CONNECTIONS).acquisitionTimeout(Duration.ofSeconds(30))
                .validateOnBorrow(true).connectionValidator(ConnectionValidator.defaultValidator()).connectionFactoryConfiguration(factory -> factory.jdbcUrl(app.getURL())
                        .principal(new NamePrincipal(app.getUser())).credential(new SimplePassword(app.getPassword())).jdbcProperty("prepareThreshold", "0").jdbcProperty("ApplicationName", "pool").jdbcProperty("assumeMinServerVersion", "15")
                        .jdbcProperty("logServerErrorDetail", "false").jdbcProperty("reWriteBatchedInserts", "true"))));
    }

    private static String text(Statement statement, String function) throws SQLException {
        try (ResultSet rows = statement.executeQuery("select pg_get_functiondef('" + function + "'::regprocedure)")) {
            rows.next();
            return rows.getString(1);
        }
    }
}
