package legal.leadflow.imports;

import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import legal.leadflow.kernel.Uuids;

/** Keeps what is wrong or doubtful with rows, sealed. */
final class Problems {
    private final Ground ground;

    Problems(Ground ground) {
        this.ground = ground;
    }

    void keep(List<Problem> problems) throws SQLException {
        UUID[] ids = problems.stream().map(problem -> Uuids.next()).toArray(UUID[]::new);
        byte[][] details = new byte[ids.length][];
        byte[][] originals = new byte[ids.length][];
        for (int i = 0; i < ids.length; i++) {
            details[i] = ground.seal("import_rejected.detail", ids[i], problems.get(i).detail());
            originals[i] = ground.seal("import_rejected.original", ids[i], problems.get(i).row().text());
        }
        Sql.update(ground.connection(), "insert into import_rejected (firm_id, id, import_id, line, warning, cause, detail, original)"
                        + " select ?, n.id, ?, n.line, n.warning, n.cause, n.detail, n.original"
                        + " from unnest(?::uuid[], ?::int4[], ?::bool[], ?::text[], ?::bytea[], ?::bytea[]) n(id, line, warning, cause, detail, original)",
                ground.firm(), ground.run(), ids, problems.stream().map(problem -> problem.row().line()).toArray(Integer[]::new),
                problems.stream().map(problem -> problem.cause().isWarning()).toArray(Boolean[]::new),
                problems.stream().map(problem -> problem.cause().name()).toArray(String[]::new), details, originals);
    }
}
