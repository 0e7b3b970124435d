package legal.leadflow.kernel;

import java.util.UUID;

/** Somebody else changed the record since it was read; nothing is saved. */
public abstract class ChangedMeanwhile extends DomainException {
    private static final long serialVersionUID = 1L;

    /** As {@link DomainException} has it. */
    protected ChangedMeanwhile(String messageKey, UUID id, Object... arguments) {
        super(messageKey, id, arguments);
    }
}
