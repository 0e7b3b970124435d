package legal.leadflow.intake;

import legal.leadflow.kernel.DomainException;

/** What was written for a fact cannot be taken; the sentence tells what would do. */
public class FactRefused extends DomainException {
    private static final long serialVersionUID = 1L;
    private final Fact fact;

    FactRefused(Fact fact, String messageKey, Object... arguments) {
        super(messageKey, null, arguments);
        this.fact = fact;
    }

    @Override
    public String field() {
        return fact.field();
    }
}
