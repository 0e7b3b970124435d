package legal.leadflow.intake;

import java.util.UUID;
import legal.leadflow.kernel.Conflict;

/** A lead cannot go from its stage to that one, or not by this person. The sentence's arguments are the names of both stages. */
public class StageRefused extends Conflict {
    private static final long serialVersionUID = 1L;

    StageRefused(UUID lead, Stage from, Stage to) {
        super("leads.refused.stage", lead, from.name(), to.name());
    }
}
