package legal.leadflow.imports;

import java.util.Locale;
import java.util.UUID;
import legal.leadflow.tenancy.Errand;

/** A go over an import: trying it, doing it, taking it back. */
public enum Pass {
    DRY, REAL, UNDO;

    /** What the mandate of such a job is for. */
    Errand of(UUID run) {
        return new Errand("import-" + name().toLowerCase(Locale.ROOT), run);
    }
}
