package legal.leadflow.calls;

import legal.leadflow.kernel.DomainException;

/** A call without number, name and note. */
public class NothingToRecord extends DomainException {
    private static final long serialVersionUID = 1L;

    NothingToRecord() {
        super("calls.refused.empty", null);
    }

    @Override
    public String field() {
        return "from";
    }
}
