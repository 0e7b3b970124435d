package legal.leadflow.imports;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.listener.AbstractJobListener;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Notes on the import that its job broke off. A job that the server stopped goes on when it starts again. */
@Named("importWatch")
@Dependent
public class ImportWatch extends AbstractJobListener {
    private static final Logger LOG = Logger.getLogger(ImportWatch.class);
    @Inject @BatchProperty String run;
    @Inject @BatchProperty String pass;
    @Inject @BatchProperty String mandate;
    @Inject JobContext job;
    @Inject ImportWork work;
    @Inject ImportPace pace;

    @Override
    public void beforeJob() {
        pace.begun();
        LOG.debugf("import %s: job %d begins", run, job.getExecutionId());
    }

    @Override
    public void afterJob() throws Exception {
        pace.ended();
        BatchStatus status = job.getBatchStatus();
        if (status == BatchStatus.STOPPED || status == BatchStatus.STOPPING) {
            return;
        }
        LOG.debugf("import %s: job %d ends", run, job.getExecutionId());
        UUID id = UUID.fromString(run);
        boolean broken = work.atTheEnd(mandate, Pass.valueOf(pass), id, "import.watched", (ground, runs) -> {
            boolean atWork = runs.lock(id).state().isAtWork();
            if (atWork) {
                runs.state(id, ImportState.FAILED, ground.person());
            }
            return atWork;
        });
        if (broken) {
            LOG.errorf("import %s broke off in job %d", id, job.getExecutionId());
        }
    }
}
