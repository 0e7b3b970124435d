package legal.leadflow.kernel;

import java.util.UUID;

/** The firm has no such record. Another firm's record gets the same answer. */
public abstract class NoSuchRecord extends DomainException {
    private static final long serialVersionUID = 1L;

    /** As {@link DomainException} has it. */
    protected NoSuchRecord(String messageKey, UUID id, Object... arguments) {
        super(messageKey, id, arguments);
    }
}
