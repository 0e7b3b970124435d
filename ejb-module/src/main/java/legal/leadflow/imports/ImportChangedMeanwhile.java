package legal.leadflow.imports;

import java.util.UUID;
import legal.leadflow.kernel.ChangedMeanwhile;

/** Somebody else chose columns or started something after the import was read; nothing was saved. */
public class ImportChangedMeanwhile extends ChangedMeanwhile {
    private static final long serialVersionUID = 1L;

    ImportChangedMeanwhile(UUID run) {
        super("web.error.changed-meanwhile", run);
    }
}
