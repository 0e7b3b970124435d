package legal.leadflow.proof;

import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One test's share of a goal: counts what was tried and found, and leaves it in {@code target/proof} for the report when it is closed, also when the
 * test fails or is ended before its end. It asserts nothing: the test does. May be used by several threads.
 * <pre>
 * try (Proof proof = Proof.of(Goal.S51, "sealed values", 1)) {
 *     Random random = proof.random();
 *     for (long i = 0; i &lt; proof.size(); i++) {
 *         proof.tried();
 *         if (opens(random)) proof.found("party.given_name " + id);   // ids and names of ours, never personal data
 *     }
 *     assertThat(proof.findings()).isEmpty();
 * }
 * </pre>
 */
public final class Proof implements AutoCloseable {
    private static final int KEPT = 20;
    private final Goal goal;
    private final String part;
    private final long size;
    private final long seed = Long.getLong("leadflow.proof.seed", new Random().nextLong());
    private final long begun = System.nanoTime();
    private final AtomicLong tried = new AtomicLong();
    private final AtomicLong found = new AtomicLong();
    private final List<String> findings = Collections.synchronizedList(new ArrayList<>());
    /** Whoever ends a run of hours keeps what was tried until then. */
    private final Thread whenEnded = new Thread(this::leave);

    private Proof(Goal goal, String part, long size) {
        this.goal = goal;
        this.part = part;
        this.size = size;
    }

    /**
     * Begins to count, and says on the console how often and with which seed.
     *
     * @param part  what is tried, in a few words; the same part written twice: the later one counts
     * @param share of the goal's size that this part tries, above 0 up to 1; the parts' shares make 1
     */
    public static Proof of(Goal goal, String part, double share) {
        return of(goal, part, share, Long.MAX_VALUE);
    }

    /**
     * The same where there is only so much that can be tried.
     *
     * @param atMost how much there is
     */
    public static Proof of(Goal goal, String part, double share, long atMost) {
        Proof proof = new Proof(goal, part, Math.min(atMost, Math.max(1, Math.round(goal.size() * share))));
        Runtime.getRuntime().addShutdownHook(proof.whenEnded);
        System.out.println("[proof] " + goal + " " + part + ": " + proof.size + " to try, -Dleadflow.proof.seed=" + proof.seed);
        return proof;
    }

    /** How often to try. */
    public long size() {
        return size;
    }

    /** The seed of this run: the same again with {@code -Dleadflow.proof.seed}. */
    public long seed() {
        return seed;
    }

    /** A generator with the seed of this run; each call gives the same numbers. */
    public Random random() {
        return new Random(seed);
    }

    /** One more was tried. */
    public void tried() {
        tried.incrementAndGet();
    }

    /**
     * One more was found: a violation, or what was caught, as the goal counts.
     *
     * @param what stands in the report, of the first ones: ids and names of ours, never personal data
     */
    public void found(String what) {
        if (found.incrementAndGet() <= KEPT) {
            findings.add(what);
        }
    }

    /** What was found, the first ones. */
    public List<String> findings() {
        return List.copyOf(findings);
    }

    /** How often it was tried so far. */
    public long triedSoFar() {
        return tried.get();
    }

    /** How many were found so far. */
    public long foundSoFar() {
        return found.get();
    }

    /** Leaves the numbers for the report. */
    @Override
    public void close() throws IOException {
        Runtime.getRuntime().removeShutdownHook(whenEnded);
        write();
    }

    private void leave() {
        try {
            write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void write() throws IOException {
        JsonArrayBuilder named = Json.createArrayBuilder();
        findings().forEach(named::add);
        Path folder = Files.createDirectories(Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("target/proof"));
        try (JsonWriter writer = Json.createWriter(Files.newBufferedWriter(folder.resolve(goal + "-" + part.replaceAll("[^A-Za-z0-9]+", "-") + ".json")))) {
            writer.write(Json.createObjectBuilder().add("id", goal.name()).add("part", part).add("wanted", size).add("tried", tried.get()).add("found", found.get())
                    .add("seconds", (System.nanoTime() - begun) / 100_000_000 / 10.0).add("seed", String.valueOf(seed))
                    .add("ended", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString()).add("findings", named).build());
        }
    }
}
