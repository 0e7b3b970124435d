package legal.leadflow.imports;

import jakarta.batch.runtime.BatchRuntime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;
import java.util.Properties;
import legal.leadflow.tenancy.CutOffJobs;
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
        List.of(TAKE_IN, UNDO).forEach(CutOffJobs::resume);
    }
}
