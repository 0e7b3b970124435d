package legal.leadflow.calls;

import legal.leadflow.kernel.DomainException;

/** A name was typed for a wrong number, which makes no person: nothing would keep it. */
public class NameOfWrongNumber extends DomainException {
    private static final long serialVersionUID = 1L;

    NameOfWrongNumber() {
        super("calls.refused.name-of-wrong-number", null);
    }

    @Override
    public String field() {
        return "first";
    }
}
