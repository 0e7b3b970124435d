package legal.leadflow.bench;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * A firm of the benchmark with one person of each role that is needed.
 *
 * @param number from 1
 * @param bare   whether its values stand in the clear: the firm of a server without protection
 */
record BenchFirm(int number, boolean bare) {
    /** Opens nothing but a benchmark. */
    static final String PASSWORD = "bench-LeadFlow-2026";

    /** All firms of a run: first those that are worked in, then as many in the clear, then the others. */
    static List<BenchFirm> all(Sizes sizes) {
        int worked = sizes.workedIn();
        return IntStream.rangeClosed(1, Math.max(sizes.firms(), 2 * worked)).mapToObj(n -> new BenchFirm(n, n > worked && n <= 2 * worked)).toList();
    }

    /** Those whose people sign in, protected or in the clear. */
    static List<BenchFirm> workedIn(Sizes sizes, boolean bare) {
        return all(sizes).subList(bare ? sizes.workedIn() : 0, (bare ? 2 : 1) * sizes.workedIn());
    }

    UUID id() {
        return id(0);
    }

    /** Somebody of intake. */
    UUID person() {
        return id(1);
    }

    /** Somebody of compliance. */
    UUID auditor() {
        return id(2);
    }

    String alias() {
        return "bench" + number;
    }

    String personName() {
        return "intake" + number;
    }

    String auditorName() {
        return "audit" + number;
    }

    private UUID id(int of) {
        return new UUID(0xbe4c_0000_0000_4000L | (long) of << 32, 0x8000_0000_0000_0000L | number);
    }
}
