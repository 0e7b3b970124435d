package legal.leadflow.keys;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.listener.AbstractJobListener;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Notes on the run that its job broke off. A job that the server stopped goes on when it starts again. */
@Named("resealWatch")
@Dependent
public class ResealWatch extends AbstractJobListener {
    private static final Logger LOG = Logger.getLogger(ResealWatch.class);
    @Inject @BatchProperty String run;
    @Inject @BatchProperty String mandate;
    @Inject JobContext job;
    @Inject ResealWork work;

    @Override
    public void afterJob() throws Exception {
        BatchStatus status = job.getBatchStatus();
        if (status != BatchStatus.STOPPED && status != BatchStatus.STOPPING && work.brokeOff(mandate, UUID.fromString(run))) {
            LOG.errorf("sealing anew %s broke off in job %d", run, job.getExecutionId());
        }
    }
}
