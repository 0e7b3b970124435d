package legal.leadflow.web.calls;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import legal.leadflow.calls.CallDraft;

/**
 * A call that was begun and not saved, as the page of another call lists it.
 *
 * @param name      as typed; empty when none was
 * @param number    as typed; empty when none was
 * @param startedAt when it began; when it was kept last where that is not told
 */
public record BegunCall(UUID id, String name, String number, Instant startedAt) {
    static BegunCall of(CallDraft draft) {
        Map<String, String> fields = draft.fields();
        String name = Stream.of("first", "last").map(part -> fields.getOrDefault(part, "").strip()).filter(part -> !part.isEmpty()).collect(Collectors.joining(" "));
        String started = fields.get("startedAt");
        return new BegunCall(draft.id(), name, fields.getOrDefault("from", "").strip(), started == null ? draft.savedAt() : Instant.parse(started));
    }

    @Override
    public String toString() {
        return "begun call " + id;
    }
}
