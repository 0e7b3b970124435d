package legal.leadflow.kernel;

import jakarta.ejb.ApplicationException;
import java.util.List;
import java.util.UUID;

/**
 * An expected refusal: the transaction rolls back and the person reads why.
 * Its text is a message key and ids only, so that it may be logged; never put personal data into it.
 */
@ApplicationException(rollback = true, inherited = true)
public abstract class DomainException extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String messageKey;
    private final UUID id;
    private final transient List<Object> arguments;

    /**
     * @param messageKey key of the sentence in the message bundles, {@code leads.refused.closed}
     * @param id         the record it is about, or null
     * @param arguments  what stands in the sentence's placeholders: numbers, dates, keys; no personal data
     */
    protected DomainException(String messageKey, UUID id, Object... arguments) {
        super(id == null ? messageKey : messageKey + " " + id);
        this.messageKey = messageKey;
        this.id = id;
        this.arguments = List.of(arguments);
    }

    public String messageKey() {
        return messageKey;
    }

    /** The record it is about; null where there is none. */
    public UUID id() {
        return id;
    }

    public List<Object> arguments() {
        return arguments == null ? List.of() : arguments;
    }

    /** The input field it belongs to, as the page names it; null when it is about the whole. */
    public String field() {
        return null;
    }

    /** All input fields that it belongs to; none when it is about the whole. */
    public List<String> fields() {
        return field() == null ? List.of() : List.of(field());
    }
}
