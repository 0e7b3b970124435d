package legal.leadflow.imports;

import jakarta.batch.operations.JobOperator;
import jakarta.batch.operations.NoSuchJobException;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.JobExecution;
import jakarta.batch.runtime.JobInstance;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * The jobs of imports in the server's book (Jakarta Batch). Their parameters hold ids and the mandate alone, and where to go on stands
 * with the import itself, committed with the rows: the book may lag behind after a crash.
 */
@ApplicationScoped
class ImportJobs {
    private static final Logger LOG = Logger.getLogger(ImportJobs.class);
    private static final String TAKE_IN = "import-calls";
    private static final String UNDO = "undo-import";
    private static final String RUN = "run";
    /** Instances of a job that are looked at when the server starts; older ones have ended long ago. */
    private static final int RECENT = 200;

    void start(@Observes(during = TransactionPhase.AFTER_SUCCESS) JobWanted wanted) {
        Properties parameters = new Properties();
        parameters.setProperty(RUN, wanted.run().toString());
        parameters.setProperty("pass", wanted.pass().name());
        parameters.setProperty("mandate", wanted.mandate());
        long job = BatchRuntime.getJobOperator().start(wanted.pass() == Pass.UNDO ? UNDO : TAKE_IN, parameters);
        LOG.infof("%s is job %d", wanted, job);
    }

    /** Goes on with every job that a stop or a crash of the server cut off. */
    void resume() {
        JobOperator jobs = BatchRuntime.getJobOperator();
        for (String name : List.of(TAKE_IN, UNDO)) {
            for (long job : cutOff(jobs, name)) {
                Properties how = new Properties();
                how.setProperty("jberet.restart.mode", "force"); // the book says "started": whoever started it is gone
                LOG.infof("job %d of %s goes on as %d", job, name, jobs.restart(job, how));
            }
        }
    }

    /** The book knows no job by that name before its first. */
    private static Set<Long> cutOff(JobOperator jobs, String name) {
        Set<Long> found = new LinkedHashSet<>();
        try {
            for (JobInstance instance : jobs.getJobInstances(name, 0, RECENT)) {
                jobs.getJobExecutions(instance).stream().max(Comparator.comparingLong(JobExecution::getExecutionId)).filter(ImportJobs::isCutOff)
                        .ifPresent(last -> found.add(last.getExecutionId()));
            }
        } catch (NoSuchJobException e) {
            LOG.debugf("no job of %s yet", name);
        }
        return found;
    }

    private static boolean isCutOff(JobExecution job) {
        BatchStatus status = job.getBatchStatus();
        return status == BatchStatus.STARTING || status == BatchStatus.STARTED || status == BatchStatus.STOPPING || status == BatchStatus.STOPPED;
    }
}
