package legal.leadflow.parties;

import java.util.UUID;
import legal.leadflow.kernel.NoSuchRecord;

/** The firm has no party of that id. */
public class UnknownParty extends NoSuchRecord {
    private static final long serialVersionUID = 1L;

    UnknownParty(UUID party) {
        super("parties.refused.unknown", party);
    }

    @Override
    public String field() {
        return "party";
    }
}
