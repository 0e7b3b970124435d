package legal.leadflow.calls;

import java.util.UUID;
import legal.leadflow.kernel.DomainException;

/** The note of that call is not for the caller to write: a colleague wrote it, or may have. */
public class NoteOfAnother extends DomainException {
    private static final long serialVersionUID = 1L;

    NoteOfAnother(UUID call) {
        super("calls.refused.note", call);
    }

    @Override
    public String field() {
        return "note";
    }
}
