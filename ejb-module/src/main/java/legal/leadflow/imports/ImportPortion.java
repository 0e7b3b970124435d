package legal.leadflow.imports;

import jakarta.batch.api.chunk.CheckpointAlgorithm;
import jakarta.batch.runtime.context.StepContext;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;

/** Ends a portion by rows or by characters, so that a thousand huge rows do not fill the memory. */
@Named("importPortion")
@Dependent
public class ImportPortion implements CheckpointAlgorithm {
    private static final int TIMEOUT_SECONDS = 180;
    @Inject StepContext step;

    @Override
    public int checkpointTimeout() {
        return TIMEOUT_SECONDS;
    }

    @Override
    public void beginCheckpoint() {
        if (task() != null) {
            task().beginPortion();
        }
    }

    @Override
    public boolean isReadyToCheckpoint() {
        return task().isPortionFull();
    }

    @Override
    public void endCheckpoint() {
        task().beginPortion();
    }

    private ImportTask task() {
        return (ImportTask) step.getTransientUserData();
    }
}
