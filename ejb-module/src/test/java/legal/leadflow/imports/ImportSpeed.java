package legal.leadflow.imports;

import java.time.Duration;
import java.util.UUID;
import legal.leadflow.TestFirms;
import org.junit.jupiter.api.Test;

/**
 * How fast rows come in, in steps of 5,000, all callers new: no build runs it.
 * {@code mvn -pl ejb-module test -Dtest=ImportSpeed -Dleadflow.rows=100000}
 */
class ImportSpeed {
    private static final int STEP = 5_000;

    @Test
    void tellsRowsPerSecond() throws Exception {
        int rows = Integer.getInteger("leadflow.rows", 20_000);
        UUID firm = TestFirms.create();
        ImportBench bench = new ImportBench(firm);
        String text = new CallExports(7, rows).text();
        UUID run = bench.run();
        for (int from = 0; from < rows; from += STEP) {
            long begin = System.nanoTime();
            bench.take(run, text, LeadRule.GOOD, null, from, from + STEP);
            Duration took = Duration.ofNanos(System.nanoTime() - begin);
            System.out.printf("rows %d to %d: %d rows/s%n", from, from + STEP, STEP * 1_000L / took.toMillis());
        }
    }
}
