package legal.leadflow.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * One line of the table: medians over the rounds.
 *
 * @param requestsPerSecond     of the product; NaN, as its times, in a line of plain JDBC alone
 * @param cpuSecondsPer1000     by process, for 1,000 right answers
 * @param jdbcRequestsPerSecond the same SQL over plain JDBC; NaN where there is none
 * @param jdbcP50Ms             of all its SQL together
 * @param readsRequestsPerSecond the same without the statements that write the audit trail
 * @param journeys              to the database for one request
 * @param bareRequestsPerSecond of the server without protection; NaN where it was not asked
 */
record Row(String operation, int clients, double requestsPerSecond, double p50Ms, double p95Ms, double p99Ms, int errors, Map<String, Double> cpuSecondsPer1000,
        double jdbcRequestsPerSecond, double jdbcP50Ms, double jdbcP95Ms, double readsRequestsPerSecond, double bareRequestsPerSecond, double bareCpuSecondsPer1000, double goal, int rounds, double journeys) {

    static Row of(Operation operation, int clients, List<Load.Sample> product, List<Load.Sample> jdbc, List<Load.Sample> reads, List<Load.Sample> bare, double journeys) {
        Map<String, Double> cpu = new TreeMap<>();
        List<Load.Sample> told = product.isEmpty() ? jdbc : product;
        told.get(0).cpuSeconds().keySet().stream().filter(process -> !process.equals("bare")).forEach(process -> cpu.put(process, median(told, sample -> sample.cpuPer1000(process))));
        return new Row(operation.name(), clients, median(product, Load.Sample::perSecond), median(product, one -> one.percentileMs(50)), median(product, one -> one.percentileMs(95)),
                median(product, one -> one.percentileMs(99)), told.stream().mapToInt(Load.Sample::errors).sum(), cpu, median(jdbc, Load.Sample::perSecond),
                median(jdbc, one -> one.percentileMs(50)), median(jdbc, one -> one.percentileMs(95)),
                median(reads, Load.Sample::perSecond), median(bare, Load.Sample::perSecond), median(bare, one -> one.cpuPer1000("bare")), operation.goal(), told.size(), journeys);
    }

    double ratio() {
        return requestsPerSecond / jdbcRequestsPerSecond;
    }

    /** To the same SQL without the audit's own: what is harder to reach. */
    double ratioWithoutAudit() {
        return requestsPerSecond / readsRequestsPerSecond;
    }

    /** By how many percent of the unprotected throughput the protected one is less. */
    double taxPercent() {
        return 100 * (1 - requestsPerSecond / bareRequestsPerSecond);
    }

    static double median(List<Load.Sample> samples, ToDoubleFunction<Load.Sample> of) {
        List<Double> all = samples.stream().map(of::applyAsDouble).sorted(Comparator.naturalOrder()).toList();
        int middle = all.size() / 2;
        return all.isEmpty() ? Double.NaN : all.size() % 2 == 1 ? all.get(middle) : (all.get(middle - 1) + all.get(middle)) / 2;
    }
}
