package legal.leadflow.imports;

import java.util.UUID;
import legal.leadflow.kernel.DomainException;

/** The columns cannot be read so: a field is missing or chosen twice. The sentence's argument is the field's name. */
public class MappingRefused extends DomainException {
    private static final long serialVersionUID = 1L;
    private final CallField which;

    private MappingRefused(String key, UUID run, CallField which) {
        super(key, run, which == null ? "" : which.name());
        this.which = which;
    }

    static MappingRefused twice(UUID run, CallField field) {
        return new MappingRefused("imports.refused.twice", run, field);
    }

    static MappingRefused missing(UUID run, CallField field) {
        return new MappingRefused("imports.refused.needed", run, field);
    }

    static MappingRefused columns(UUID run) {
        return new MappingRefused("imports.refused.columns", run, null);
    }

    /** The field it is about; null when the number of columns is wrong. */
    public CallField which() {
        return which;
    }
}
