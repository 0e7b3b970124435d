package legal.leadflow.calls;

import legal.leadflow.kernel.DomainException;

/** What was typed cannot be a phone number. */
public class NotAPhoneNumber extends DomainException {
    private static final long serialVersionUID = 1L;
    private final String field;

    NotAPhoneNumber(String field) {
        super("calls.refused.phone", null);
        this.field = field;
    }

    @Override
    public String field() {
        return field;
    }
}
