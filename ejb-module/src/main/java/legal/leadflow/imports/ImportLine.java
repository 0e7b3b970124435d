package legal.leadflow.imports;

import java.time.Instant;
import java.util.UUID;

/** An import in the list. {@code calls}: created and updated so far. */
public record ImportLine(UUID id, int number, ImportState state, String fileName, Instant created, UUID by, int calls, int rejected) {
    @Override
    public String toString() {
        return "import " + id;
    }
}
