package legal.leadflow.imports;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.sql.SQLException;
import java.util.UUID;

/** Says how a pass over the file ended. What is imported needs its file no more. */
@Named("importFinish")
@Dependent
public class ImportFinish extends AbstractBatchlet {
    @Inject @BatchProperty String run;
    @Inject @BatchProperty String pass;
    @Inject @BatchProperty String mandate;
    @Inject ImportWork work;

    @Override
    public String process() throws Exception {
        UUID id = UUID.fromString(run);
        Pass now = Pass.ofRows(pass);
        return work.apart(mandate, now, id, now == Pass.DRY ? "import.checked" : "import.ended", (ground, runs) -> end(ground, runs, id, now)).name();
    }

    private static ImportState end(Ground ground, ImportRuns runs, UUID id, Pass pass) throws SQLException {
        ImportRuns.Run told = runs.lock(id);
        boolean whole = runs.rowsDone(id, pass) >= told.rows();
        ImportState end = pass == Pass.DRY ? whole ? ImportState.CHECKED : ImportState.MAPPED : whole ? ImportState.DONE : ImportState.CANCELLED;
        runs.end(id, pass);
        if (end == ImportState.DONE) {
            Pieces.delete(ground.connection(), ground.firm(), id);
            runs.used(told.header());
        }
        runs.state(id, end, ground.person());
        return end;
    }
}
