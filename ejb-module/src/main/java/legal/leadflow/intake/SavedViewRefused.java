package legal.leadflow.intake;

import java.util.UUID;
import legal.leadflow.kernel.DomainException;

/** A view cannot be saved, renamed or removed. */
public class SavedViewRefused extends DomainException {
    private static final long serialVersionUID = 1L;
    private final String field;

    private SavedViewRefused(String messageKey, UUID id, String field, Object... arguments) {
        super(messageKey, id, arguments);
        this.field = field;
    }

    static SavedViewRefused nameTaken() {
        return new SavedViewRefused("leads.view.refused.name", null, "name");
    }

    static SavedViewRefused tooMany(int most) {
        return new SavedViewRefused("leads.view.refused.many", null, "name", most);
    }

    /** Removed, or changed by somebody else, after it was read; or nobody's whom the caller may change. */
    static SavedViewRefused gone(UUID id) {
        return new SavedViewRefused("leads.view.refused.gone", id, null);
    }

    @Override
    public String field() {
        return field;
    }
}
