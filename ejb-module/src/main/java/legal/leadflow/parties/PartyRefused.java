package legal.leadflow.parties;

import legal.leadflow.kernel.DomainException;

/** What was told of a party cannot be taken. */
public class PartyRefused extends DomainException {
    private static final long serialVersionUID = 1L;
    private final String field;

    PartyRefused(String field, String messageKey) {
        super(messageKey, null);
        this.field = field;
    }

    @Override
    public String field() {
        return field;
    }
}
