package legal.leadflow.imports;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/** What imports do on this server, over all firms: jobs at work, and rows since it started. Rows count once they are committed. */
@ApplicationScoped
public class ImportPace {
    @Resource(lookup = "java:jboss/TransactionSynchronizationRegistry") TransactionSynchronizationRegistry transaction;
    private final AtomicInteger running = new AtomicInteger();
    private final LongAdder checked = new LongAdder();
    private final LongAdder imported = new LongAdder();

    /** Jobs that go on now. */
    public int running() {
        return running.get();
    }

    /** Rows that were tried, in dry runs. */
    public long checked() {
        return checked.sum();
    }

    /** Rows that were taken in. */
    public long imported() {
        return imported.sum();
    }

    void begun() {
        running.incrementAndGet();
    }

    void ended() {
        running.decrementAndGet();
    }

    /** Counts a portion when the running transaction is committed, and not when it is rolled back. */
    void portion(Pass pass, int rows) {
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // nothing is known yet
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    (pass == Pass.DRY ? checked : imported).add(rows);
                }
            }
        });
    }
}
