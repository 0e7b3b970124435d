package legal.leadflow.keys;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.Batchlet;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.UUID;

/** Goes through a firm's tables, round after round, until no value is left that a former key sealed, or a round finds none that it can seal anew. */
@Named("resealTask")
@Dependent
public class ResealTask implements Batchlet {
    @Inject @BatchProperty String run;
    @Inject @BatchProperty String mandate;
    @Inject ResealWork work;
    private volatile boolean stopped;

    @Override
    public String process() throws Exception {
        UUID id = UUID.fromString(run);
        long inRound = 0;
        while (!stopped) {
            ResealWork.Step step = work.portion(mandate, id);
            inRound += step.done();
            if (step.over()) {
                work.end(mandate, id, ResealState.CANCELLED, work.left(mandate, id));
                return ResealState.CANCELLED.name();
            }
            if (step.round()) {
                long left = work.left(mandate, id);
                if (left == 0 || inRound == 0) {
                    ResealState end = left == 0 ? ResealState.DONE : ResealState.LEFT;
                    work.end(mandate, id, end, left);
                    return end.name();
                }
                inRound = 0;
            }
        }
        return "STOPPED";
    }

    @Override
    public void stop() {
        stopped = true;
    }
}
