package legal.leadflow.imports;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** Goes on with imports that were cut off, soon after the application has started: batch jobs cannot run before it has. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UnfinishedImports {
    private static final long SOON_MS = 2_000;
    @Resource TimerService timers;
    @Inject ImportJobs jobs;

    @PostConstruct
    void later() {
        timers.createSingleActionTimer(SOON_MS, new TimerConfig("unfinished imports", false));
    }

    @Timeout
    void resume() {
        jobs.resume();
    }
}
