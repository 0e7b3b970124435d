package legal.leadflow.demo;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Notes of calls, kept until their writers write them: row security lets nobody write in another's name. */
final class Notes {
    private final Desk desk;
    private final Map<UUID, List<Object[]>> byWriter = new LinkedHashMap<>();

    Notes(Desk desk) {
        this.desk = desk;
    }

    /** Nothing for null. */
    void add(UUID writer, UUID call, String text, Instant at) {
        if (text != null) {
            byWriter.computeIfAbsent(writer, person -> new ArrayList<>()).add(new Object[] {desk.firm.id(), call, 0, desk.seal("call.note", call, text), at, writer});
        }
    }

    Set<UUID> writers() {
        return byWriter.keySet();
    }

    /** Those of the person whose context the connection is in; their calls are written. */
    void write(UUID writer) throws SQLException {
        try (Rows rows = desk.into("call_note", "firm_id, id, version, text, at, by_id")) {
            for (Object[] note : byWriter.get(writer)) {
                rows.add(note);
            }
        }
    }
}
