package legal.leadflow.imports;

import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Versions of calls that earlier imports have told: a keyed digest of each row's values. An older file that comes again therefore
 * changes nothing: it takes back neither a later version nor what somebody wrote here.
 */
final class SeenVersions {
    private final Ground ground;
    private final Map<CallRow, String> digests = new HashMap<>();
    private final Set<String> before = new HashSet<>();

    SeenVersions(Ground ground, List<CallRow> rows) throws SQLException {
        this.ground = ground;
        Map<String, byte[]> keyed = new LinkedHashMap<>();
        for (CallRow row : rows) {
            byte[] digest = ground.index().of(ground.firm(), "call-version", text(row));
            String hex = HexFormat.of().formatHex(digest);
            digests.put(row, hex);
            keyed.put(hex, digest);
        }
        before.addAll(Sql.query(ground.connection(), "select s.row_index from unnest(?::bytea[]) w(x)"
                        + " cross join lateral (select row_index, import_id from import_seen s where s.firm_id = ? and s.row_index = w.x offset 0) s where s.import_id <> ?",
                found -> HexFormat.of().formatHex(found.getBytes(1)), keyed.values().toArray(byte[][]::new), ground.firm(), ground.run()));
    }

    private static String text(CallRow row) {
        return Stream.concat(Stream.of(row.id(), row.source(), row.medium(), row.campaign()), row.values().texts().values().stream())
                .map(text -> Objects.requireNonNullElse(text, "\1")).collect(Collectors.joining("\0"));
    }

    /** Whether an earlier import told this very version. */
    boolean knew(CallRow row) {
        return before.contains(digests.get(row));
    }

    /** A number that equal versions share within this run. */
    long hash(CallRow row) {
        return Long.parseUnsignedLong(digests.get(row), 0, 16, 16);
    }

    void keep(Collection<CallRow> rows) throws SQLException {
        byte[][] taken = rows.stream().map(digests::get).distinct().sorted().map(HexFormat.of()::parseHex).toArray(byte[][]::new);
        Sql.update(ground.connection(), "insert into import_seen (firm_id, row_index, import_id) select ?, d.x, ? from unnest(?::bytea[]) d(x) on conflict do nothing",
                ground.firm(), ground.run(), taken);
    }
}
