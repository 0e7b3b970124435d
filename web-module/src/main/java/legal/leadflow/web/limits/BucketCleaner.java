package legal.leadflow.web.limits;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Has buckets of the past removed every five minutes; several servers do not wait for one another. */
@Singleton
@Startup
public class BucketCleaner {
    @Inject RateLimits limits;
    @Inject Buckets buckets;

    /** Here, so that a setting that cannot be read is seen at the start and not by the first request. */
    @PostConstruct
    void begin() {
        limits.begin();
    }

    @Schedule(hour = "*", minute = "*/5", persistent = false)
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    void clean() {
        buckets.clean();
    }
}
