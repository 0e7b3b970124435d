package legal.leadflow.imports;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.batch.runtime.context.JobContext;
import jakarta.batch.runtime.context.StepContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Takes a portion of rows in, and counts it in the same transaction: a portion is in with its count, or neither is. */
@Named("importWriter")
@Dependent
public class ImportWriter extends AbstractItemWriter {
    private static final Logger LOG = Logger.getLogger(ImportWriter.class);
    @Inject @BatchProperty String run;
    @Inject @BatchProperty String pass;
    @Inject @BatchProperty String mandate;
    @Inject StepContext step;
    @Inject JobContext job;
    @Inject ImportWork work;
    @Inject ImportPace pace;

    @Override
    public void writeItems(List<Object> items) throws Exception {
        UUID id = UUID.fromString(run);
        Pass now = Pass.ofRows(pass);
        ImportTask task = (ImportTask) step.getTransientUserData();
        List<CsvRow> rows = items.stream().map(CsvRow.class::cast).toList();
        boolean stop = work.recording(mandate, now, id, now == Pass.DRY ? "import.rows-checked" : "import.rows", (ground, runs) -> {
            Tally tally = new CallImport(ground, task.reader, task.rule, task.memory).take(rows);
            return runs.count(id, now, tally, 0, job.getExecutionId());
        });
        pace.portion(now, rows.size());
        LOG.debugf("import %s: %d rows of pass %s, job %d", run, rows.size(), pass, job.getExecutionId());
        if (stop) {
            task.stop();
        }
    }
}
