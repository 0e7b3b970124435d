package legal.leadflow.tenancy;

import jakarta.batch.operations.JobOperator;
import jakarta.batch.operations.NoSuchJobException;
import jakarta.batch.runtime.BatchRuntime;
import jakarta.batch.runtime.BatchStatus;
import jakarta.batch.runtime.JobExecution;
import jakarta.batch.runtime.JobInstance;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Properties;
import java.util.Set;
import org.jboss.logging.Logger;

/** Batch jobs in the server's book that a stop or a crash of the server cut off. */
public final class CutOffJobs {
    private static final Logger LOG = Logger.getLogger(CutOffJobs.class);
    /** Instances of a job that are looked at when the server starts; older ones have ended long ago. */
    private static final int RECENT = 200;

    private CutOffJobs() {
    }

    /** Goes on with every one of that name. */
    public static void resume(String name) {
        JobOperator jobs = BatchRuntime.getJobOperator();
        for (long job : cutOff(jobs, name)) {
            Properties how = new Properties();
            how.setProperty("jberet.restart.mode", "force"); // the book says "started": whoever started it is gone
            LOG.infof("job %d of %s goes on as %d", job, name, jobs.restart(job, how));
        }
    }

    /** The book knows no job by that name before its first. */
    private static Set<Long> cutOff(JobOperator jobs, String name) {
        Set<Long> found = new LinkedHashSet<>();
        try {
            for (JobInstance instance : jobs.getJobInstances(name, 0, RECENT)) {
                jobs.getJobExecutions(instance).stream().max(Comparator.comparingLong(JobExecution::getExecutionId)).filter(CutOffJobs::isCutOff)
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
