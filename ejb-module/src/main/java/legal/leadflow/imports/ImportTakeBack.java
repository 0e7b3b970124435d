package legal.leadflow.imports;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.Batchlet;
import jakarta.batch.runtime.context.JobContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.UUID;

/** Undoes an import portion by portion, each in a transaction of its own; after a crash it goes on with what is still there. */
@Named("importTakeBack")
@Dependent
public class ImportTakeBack implements Batchlet {
    @Inject @BatchProperty String run;
    @Inject @BatchProperty String mandate;
    @Inject JobContext job;
    @Inject ImportWork work;
    private volatile boolean stopped;

    @Override
    public String process() throws Exception {
        UUID id = UUID.fromString(run);
        boolean more = true;
        while (more && !stopped) {
            more = work.apart(mandate, Pass.UNDO, id, "import.rows-undone", (ground, runs) -> {
                ImportUndo undo = new ImportUndo(ground);
                boolean any = undo.portion();
                runs.count(id, Pass.UNDO, new Tally(undo.done() + undo.left(), 0, 0, 0, 0, 0, 0, 0), undo.left(), job.getExecutionId());
                return any;
            });
        }
        if (stopped) {
            return "STOPPED";
        }
        work.apart(mandate, Pass.UNDO, id, "import.undone", (ground, runs) -> {
            Sql.update(ground.connection(), "delete from import_seen where firm_id = ? and import_id = ?", ground.firm(), id);
            Pieces.delete(ground.connection(), ground.firm(), id);
            runs.end(id, Pass.UNDO);
            runs.state(id, ImportState.UNDONE, ground.person());
            return null;
        });
        return ImportState.UNDONE.name();
    }

    @Override
    public void stop() {
        stopped = true;
    }
}
