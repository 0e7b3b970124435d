package legal.leadflow.web.limits;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;

/**
 * So many requests in a time, which come back one by one: whoever used them all may ask again after {@code period / requests}.
 *
 * @param requests 0: as many as one likes
 * @param atOnce   how many may be asked for without a pause
 */
record Quota(long requests, Duration period, long atOnce) {
    private static final long LEAST_AT_ONCE = 30;

    /** Of somebody who may use all at once. */
    Quota(long requests, Duration period) {
        this(requests, period, requests);
    }

    /** Of many people together, a tenth of it at once: else a firm that asks too much would take a whole minute's worth from the others in a second, after each pause (S29). */
    static Quota spread(long requests, Duration period) {
        return new Quota(requests, period, Math.min(requests, Math.max(LEAST_AT_ONCE, requests / 10)));
    }

    boolean isLimit() {
        return requests > 0;
    }

    /** A twentieth: what a server may grant before it tells the database, hence how exact the limit is across servers. Never more than {@link #atOnce}. */
    long untold() {
        return Math.max(1, requests / 20);
    }

    BucketConfiguration bucket() {
        return BucketConfiguration.builder().addLimit(bandwidth()).build();
    }

    Bandwidth bandwidth() {
        return Bandwidth.builder().capacity(atOnce).refillGreedy(requests, period).build();
    }

    /** Part of a bucket's key, so that a limit that is changed begins anew. */
    @Override
    public String toString() {
        return requests + "/" + period.toSeconds() + "/" + atOnce;
    }
}
