package legal.leadflow.intake;

import legal.leadflow.kernel.DomainException;

/** A wish for many leads that cannot be granted for any of them. */
public class BatchRefused extends DomainException {
    private static final long serialVersionUID = 1L;
    private final String field;

    BatchRefused(String field, String messageKey, Object... arguments) {
        super(messageKey, null, arguments);
        this.field = field;
    }

    @Override
    public String field() {
        return field;
    }
}
