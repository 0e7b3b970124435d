package legal.leadflow.bench;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * How large a run is; each number is a system property {@code leadflow.bench.<name>}.
 *
 * @param firms     all firms; a quarter of them, 16 at most, are worked in, as many again in the clear for the security tax
 * @param leads     of each firm, each with a person of its own
 * @param window    one measurement
 * @param warmUp    of each server, before all operations
 * @param warm      before the first measurement of an operation
 * @param rounds    measurements of each kind, taken in turn; the median counts
 * @param clients   the numbers of clients, one measurement each
 * @param imports   rows of the imported files
 * @param sessions  signed-in sessions whose memory is told
 * @param profile   whether the flight recorder runs in WildFly until the imports are done
 * @param atMost    more sessions are left out when they would take longer than until then
 * @param only      a regular expression for the names of the operations to measure; empty: all
 */
record Sizes(int firms, int leads, Duration window, Duration warmUp, Duration warm, int rounds, List<Integer> clients, List<Integer> imports, List<Integer> sessions, String only, boolean profile,
        Duration atMost) {
    static final int WORKED_IN = 16;

    static Sizes configured() {
        return new Sizes(number("firms", 200), number("leads", 5_000), Duration.ofMillis(number("window-ms", 3_000)), Duration.ofSeconds(number("warm-up-s", 240)), Duration.ofMillis(number("warm-ms", 4_000)),
                number("rounds", 3), numbers("clients", "1,16"), numbers("imports", "10000,100000"), numbers("sessions", "1000,10000"),
                System.getProperty("leadflow.bench.only", ""), Boolean.getBoolean("leadflow.bench.profile"), Duration.ofMinutes(number("minutes", 24)));
    }

    int mostClients() {
        return clients.stream().mapToInt(Integer::intValue).max().orElse(1);
    }

    /** The firms whose people sign in. */
    int workedIn() {
        return Math.max(1, Math.min(WORKED_IN, firms / 4));
    }

    private static int number(String name, int otherwise) {
        return Integer.getInteger("leadflow.bench." + name, otherwise);
    }

    private static List<Integer> numbers(String name, String otherwise) {
        return Arrays.stream(System.getProperty("leadflow.bench." + name, otherwise).split(",")).filter(one -> !one.isBlank()).map(one -> Integer.valueOf(one.strip())).toList();
    }
}
