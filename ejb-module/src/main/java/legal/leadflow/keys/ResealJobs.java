package legal.leadflow.keys;

import jakarta.batch.runtime.BatchRuntime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.Properties;
import java.util.UUID;
import legal.leadflow.tenancy.Errand;
import org.jboss.logging.Logger;

/** The jobs in the server's book. Their parameters hold ids and the mandate alone; where to go on stands with the run, committed with the rows. */
@ApplicationScoped
class ResealJobs {
    static final String NAME = "reseal-firm";
    private static final Logger LOG = Logger.getLogger(ResealJobs.class);

    /** What the mandate of such a job is for. */
    static Errand errand(UUID run) {
        return new Errand("key-reseal", run);
    }

    void start(@Observes(during = TransactionPhase.AFTER_SUCCESS) ResealWanted wanted) {
        Properties parameters = new Properties();
        parameters.setProperty("run", wanted.run().toString());
        parameters.setProperty("mandate", wanted.mandate());
        LOG.infof("%s is job %d", wanted, BatchRuntime.getJobOperator().start(NAME, parameters));
    }
}
