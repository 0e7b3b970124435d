package legal.leadflow.calls;

import java.util.UUID;

/** What became of a call that was saved. {@code party} and {@code lead} are null for a wrong number and a caller nobody knows anything of. */
public record Recorded(UUID call, UUID party, UUID lead) {
}
