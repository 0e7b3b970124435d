package legal.leadflow.imports;

import java.util.Locale;
import java.util.UUID;
import legal.leadflow.tenancy.Errand;

/** A go over an import: trying it, doing it, taking it back. */
public enum Pass {
    DRY, REAL, UNDO;

    /**
     * The pass of a job that reads rows. The book of jobs says which, and who can write it could send the job with a mandate for taking back.
     *
     * @throws SecurityException for {@link #UNDO}
     */
    static Pass ofRows(String name) {
        Pass pass = valueOf(name);
        if (pass == UNDO) {
            throw new SecurityException("a job that reads rows takes nothing back");
        }
        return pass;
    }

    /** What the mandate of such a job is for. */
    Errand of(UUID run) {
        return new Errand("import-" + name().toLowerCase(Locale.ROOT), run);
    }
}
