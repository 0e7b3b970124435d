package legal.leadflow.web.limits;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Token buckets in PostgreSQL, shared by all servers. A server grants up to {@link Quota#untold} requests, or for a second, before it
 * asks the database again, and refuses by itself what it knows to be empty. While the database does not answer, each counts for itself.
 */
@ApplicationScoped
class Buckets {
    private static final Logger LOG = Logger.getLogger(Buckets.class.getName());
    private static final Duration UNTOLD = Duration.ofSeconds(1);
    private static final Duration REST = Duration.ofSeconds(5); // after a failure; else every request would wait for the next one
    private static final int MOST_HELD = 20_000;
    private static final int CLEANED_AT_ONCE = 1_000;
    @Resource(lookup = "java:jboss/datasources/LeadFlowLimitsDS")
    private DataSource database;
    private PostgreSQLSelectForUpdateBasedProxyManager<String> stored;
    private final Map<String, Held> held = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Held> eldest) {
            return size() > MOST_HELD;
        }
    };
    private volatile long askAgain = System.nanoTime();

    /** The same bucket twice: as all servers share it, and for when they cannot. */
    private record Held(Bucket shared, Bucket own) {
    }

    @PostConstruct
    void open() {
        stored = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database).primaryKeyMapper(PrimaryKeyMapper.STRING).table("limits.bucket")
                .idColumn("id").stateColumn("state").expiresAtColumn("expires_at")
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Duration.ofMinutes(1))).build();
    }

    /**
     * Takes one request out of a bucket.
     *
     * @param key of the bucket
     * @return zero when it was there, else how long until there is one again
     */
    Duration take(String key, Quota quota) {
        Held buckets = held(key, quota);
        if (System.nanoTime() - askAgain >= 0) {
            try {
                return wait(buckets.shared().tryConsumeAndReturnRemaining(1));
            } catch (RuntimeException e) {
                askAgain = System.nanoTime() + REST.toNanos();
                LOG.warning(() -> "Rate limits are counted by this server alone for " + REST.toSeconds() + " s: " + e.getClass().getName());
            }
        }
        return wait(buckets.own().tryConsumeAndReturnRemaining(1));
    }

    /** Removes what is full again. */
    void clean() {
        try {
            while (stored.removeExpired(CLEANED_AT_ONCE) >= CLEANED_AT_ONCE) {
                LOG.fine("many rate limits had expired");
            }
        } catch (RuntimeException e) {
            LOG.warning(() -> "Expired rate limits were not removed: " + e.getClass().getName()); // the next time, then
        }
    }

    private Held held(String key, Quota quota) {
        synchronized (held) {
            return held.computeIfAbsent(key, k -> new Held(
                    stored.builder().withOptimization(Optimizations.delaying(new DelayParameters(quota.untold(), UNTOLD))).build(k, quota::bucket),
                    Bucket.builder().addLimit(quota.bandwidth()).build()));
        }
    }

    private static Duration wait(ConsumptionProbe probe) {
        return probe.isConsumed() ? Duration.ZERO : Duration.ofNanos(probe.getNanosToWaitForRefill());
    }
}
