package legal.leadflow.imports;

import java.util.UUID;
import legal.leadflow.kernel.NoSuchRecord;

/** The firm has no import of that id. Another firm's import gets the same answer. */
public class NoSuchImport extends NoSuchRecord {
    private static final long serialVersionUID = 1L;

    NoSuchImport(UUID run) {
        super("imports.refused.unknown", run);
    }
}
