package legal.leadflow.imports;

import java.util.UUID;
import legal.leadflow.kernel.Conflict;

/** That cannot be done with the import as it stands, or not while another one of the firm is at work. */
public class ImportRefused extends Conflict {
    private static final long serialVersionUID = 1L;

    private ImportRefused(String key, UUID run) {
        super(key, run);
    }

    static ImportRefused state(UUID run) {
        return new ImportRefused("imports.refused.state", run);
    }

    static ImportRefused busy(UUID run) {
        return new ImportRefused("imports.refused.busy", run);
    }
}
