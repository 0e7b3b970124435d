package legal.leadflow.intake;

import java.util.UUID;
import legal.leadflow.kernel.DomainException;

/** What was told of an inquiry, or chosen for it, cannot be taken. */
public class InquiryRefused extends DomainException {
    private static final long serialVersionUID = 1L;
    private final String field;

    InquiryRefused(String field, String messageKey, UUID inquiry) {
        super(messageKey, inquiry);
        this.field = field;
    }

    @Override
    public String field() {
        return field;
    }
}
