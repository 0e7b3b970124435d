package legal.leadflow.kernel;

import java.util.UUID;

/** What is asked for does not fit the state that the record is in. */
public abstract class Conflict extends DomainException {
    private static final long serialVersionUID = 1L;

    /** As {@link DomainException} has it. */
    protected Conflict(String messageKey, UUID id, Object... arguments) {
        super(messageKey, id, arguments);
    }
}
