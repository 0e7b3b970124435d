package legal.leadflow.web.limits;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;

/**
 * So many requests in a time, which come back one by one: whoever used them all may ask again after {@code period / requests}.
 *
 * @param requests 0: as many as one likes
 */
record Quota(long requests, Duration period) {
    boolean isLimit() {
        return requests > 0;
    }

    /** A twentieth: what a server may grant before it tells the database, hence how exact the limit is across servers. */
    long untold() {
        return Math.max(1, requests / 20);
    }

    BucketConfiguration bucket() {
        return BucketConfiguration.builder().addLimit(bandwidth()).build();
    }

    Bandwidth bandwidth() {
        return Bandwidth.builder().capacity(requests).refillGreedy(requests, period).build();
    }

    /** Part of a bucket's key, so that a limit that is changed begins anew. */
    @Override
    public String toString() {
        return requests + "/" + period.toSeconds();
    }
}
