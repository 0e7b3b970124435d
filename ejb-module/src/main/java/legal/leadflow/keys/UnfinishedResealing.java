package legal.leadflow.keys;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import legal.leadflow.tenancy.CutOffJobs;

/** Goes on with runs that were cut off, soon after the application has started: batch jobs cannot run before it has. */
@Singleton
@Startup
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class UnfinishedResealing {
    private static final long SOON_MS = 2_000;
    @Resource TimerService timers;

    @PostConstruct
    void later() {
        timers.createSingleActionTimer(SOON_MS, new TimerConfig("unfinished sealing anew", false));
    }

    @Timeout
    void resume() {
        CutOffJobs.resume(ResealJobs.NAME);
    }
}
