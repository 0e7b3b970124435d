package legal.leadflow.intake;

import legal.leadflow.kernel.DomainException;

/** What was told of a new lead or inquiry cannot be taken. */
public class LeadRefused extends DomainException {
    private static final long serialVersionUID = 1L;
    private final String field;

    LeadRefused(String field, String messageKey) {
        super(messageKey, null);
        this.field = field;
    }

    @Override
    public String field() {
        return field;
    }
}
