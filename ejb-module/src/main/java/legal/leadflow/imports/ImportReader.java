package legal.leadflow.imports;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.batch.runtime.context.StepContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.UUID;

/** Reads the file's rows from its sealed pieces, beginning behind the last row whose effects are committed. */
@Named("importReader")
@Dependent
public class ImportReader extends AbstractItemReader {
    @Inject @BatchProperty String run;
    @Inject @BatchProperty String pass;
    @Inject @BatchProperty String mandate;
    @Inject StepContext step;
    @Inject ImportWork work;
    private ImportTask task;
    private CsvRecords records;

    /** {@code checkpoint} is not looked at: the book of jobs may have noted a portion that was never committed. */
    @Override
    public void open(Serializable checkpoint) throws Exception {
        UUID id = UUID.fromString(run);
        Pass now = Pass.ofRows(pass);
        boolean dry = now == Pass.DRY;
        records = work.reading(mandate, now, id, (ground, runs) -> {
            ImportRuns.Run told = runs.find(id);
            if (dry) {
                runs.again(id, Pass.DRY);
            }
            String zone = Sql.query(ground.connection(), "select time_zone from firm where id = ?", row -> row.getString(1), ground.firm()).get(0);
            task = new ImportTask(told, ZoneId.of(zone), dry, dry ? 0 : runs.rowsDone(id, Pass.REAL));
            return Layout.records(Pieces.stream(position -> piece(now, id, position)), told.encoding(), told.delimiter(), told.names().size());
        });
        for (long skipped = 0; skipped < task.rowsBefore && records.next() != null; skipped++) {
            continue;
        }
        step.setTransientUserData(task);
    }

    private byte[] piece(Pass now, UUID id, int position) throws IOException {
        try {
            return work.reading(mandate, now, id, (ground, runs) -> Pieces.piece(ground.connection(), ground.cipher(), ground.firm(), id, position));
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("piece " + position + " of import " + id, e);
        }
    }

    @Override
    public Object readItem() throws Exception {
        CsvRow row = task.isStopped() ? null : records.next();
        if (row != null) {
            task.read(row);
        }
        return row;
    }

    /** Rows read; for whoever looks at the job in the server's console. */
    @Override
    public Serializable checkpointInfo() {
        return task == null ? null : task.rows();
    }
}
