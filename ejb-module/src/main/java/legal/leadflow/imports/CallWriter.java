package legal.leadflow.imports;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import legal.leadflow.kernel.Uuids;
import legal.leadflow.parties.PhoneIndex;

/** Stores calls and their touchpoints, many at a time. */
final class CallWriter {
    private static final List<String> COLUMNS = List.of("direction text", "outside_number bytea", "outside_index bytea", "outside_name bytea", "outside_place bytea",
            "tracking_number text", "business_number text", "started_at timestamptz", "answered_at timestamptz", "ended_at timestamptz", "duration_s int4", "ring_s int4",
            "outcome text", "first_time bool", "agent bytea", "source_id uuid", "campaign_id uuid", "party_id uuid", "lead_id uuid", "tags bytea");
    private static final String NAMES = COLUMNS.stream().map(column -> column.split(" ")[0]).collect(Collectors.joining(", "));
    private static final String UNNEST = COLUMNS.stream().map(column -> "?::" + column.split(" ")[1] + "[]").collect(Collectors.joining(", "));
    private static final String INSERT = "insert into call (firm_id, version, import_id, created_at, created_by, changed_at, changed_by, id, provider_call_id, " + NAMES
            + ") select ?, 0, ?, now(), ?, now(), ?, n.* from unnest(?::uuid[], ?::text[], " + UNNEST + ") n(id, provider_call_id, " + NAMES + ")";
    private static final String UPDATE = "update call set version = version + 1, changed_at = now(), changed_by = ?, "
            + COLUMNS.stream().map(column -> column.split(" ")[0] + " = ?::" + column.split(" ")[1]).collect(Collectors.joining(", ")) + " where firm_id = ? and id = ?";
    private static final String TOUCH = "insert into touchpoint (firm_id, id, version, kind, basis, lead_id, call_id, source_id, campaign_id, at, click_id, landing_page, keyword)"
            + " select ?, n.id, 0, 'CALL', 'PROVIDER', n.lead, n.call, n.source, n.campaign, n.at, n.click, n.landing, n.keyword"
            + " from unnest(?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::uuid[], ?::timestamptz[], ?::bytea[], ?::bytea[], ?::bytea[])"
            + " n(id, lead, call, source, campaign, at, click, landing, keyword)"
            + " on conflict (firm_id, id) do update set version = touchpoint.version + 1, source_id = excluded.source_id, campaign_id = excluded.campaign_id,"
            + " at = excluded.at, click_id = excluded.click_id, landing_page = excluded.landing_page, keyword = excluded.keyword";
    /** In nobody's name: what a provider says is no colleague's own (docs/adr/0042). */
    private static final String NOTE = "insert into call_note (firm_id, id, version, text, at) select ?, n.id, 0, n.text, now() from unnest(?::uuid[], ?::bytea[]) n(id, text)"
            + " on conflict (firm_id, id) do update set version = call_note.version + 1, text = excluded.text, at = excluded.at, by_id = null";
    private final Ground ground;

    CallWriter(Ground ground) {
        this.ground = ground;
    }

    void insert(List<CallState> calls) throws SQLException {
        Object[] head = {ground.firm(), ground.run(), ground.person(), ground.person(), ids(calls), calls.stream().map(call -> call.providerId).toArray(String[]::new)};
        Sql.update(ground.connection(), INSERT, Stream.concat(Stream.of(head), columns(calls)).toArray());
        calls.forEach(call -> ground.trail().created("call", call.id));
        note(calls).forEach(call -> ground.trail().created("call_note", call.id));
        touch(calls);
    }

    /** Stores what rows changed in calls that were here, tells each field, and keeps what an undo needs. */
    void update(List<CallState> calls) throws SQLException {
        remember(calls);
        restore(calls);
    }

    /** As {@link #update}, but nothing is kept: for undoing. */
    void restore(List<CallState> calls) throws SQLException {
        Object[][] columns = columns(calls).map(Object[].class::cast).toArray(Object[][]::new);
        List<Object[]> rows = new ArrayList<>();
        for (int i = 0; i < calls.size(); i++) {
            int row = i;
            rows.add(Stream.of(Stream.of(ground.person()), Arrays.stream(columns).map(column -> column[row]), Stream.of(ground.firm(), calls.get(i).id))
                    .flatMap(values -> values).toArray());
        }
        Sql.batch(ground.connection(), UPDATE, rows);
        note(calls);
        calls.forEach(this::tell);
        touch(calls);
    }

    private void tell(CallState call) {
        Map<String, String> before = call.before.texts();
        call.values.texts().forEach((field, value) -> {
            if (!Objects.equals(before.get(field), value)) {
                boolean note = field.equals("note");
                ground.trail().changed(note ? "call_note" : "call", call.id, note ? "text" : field.replace("touchpoint.", ""), before.get(field), value);
            }
        });
    }

    /** The first update of an import keeps the former values; a call that somebody else changed meanwhile keeps the version it was left with. */
    private void remember(List<CallState> calls) throws SQLException {
        List<CallState> kept = calls.stream().filter(call -> call.untouched).toList();
        UUID[] rows = kept.stream().map(call -> Uuids.next()).toArray(UUID[]::new);
        byte[][] former = new byte[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            boolean mine = ground.run().equals(kept.get(i).importId);
            former[i] = mine ? null : ground.cipher().sealBytes(ground.firm(), "import_change.former", rows[i], kept.get(i).before.bytes());
        }
        Sql.update(ground.connection(), "insert into import_change (firm_id, id, import_id, entity, record_id, kind, version_before, version_after, former)"
                        + " select ?, n.id, ?, 'call', n.call, case when n.former is null then 'CREATED' else 'UPDATED' end, n.version, n.version + 1, n.former"
                        + " from unnest(?::uuid[], ?::uuid[], ?::int4[], ?::bytea[]) n(id, call, version, former)"
                        + " on conflict (firm_id, import_id, entity, record_id) do update set version_after = excluded.version_after",
                ground.firm(), ground.run(), rows, ids(kept), kept.stream().map(call -> call.version).toArray(Integer[]::new), former);
    }

    /** Only what rows changed: a note that somebody of the firm writes while this goes on is not read anew, and stays. @return those of {@code all} whose note was written */
    private List<CallState> note(List<CallState> all) throws SQLException {
        List<CallState> calls = all.stream().filter(call -> !Objects.equals(call.values.note(), call.isFresh() ? null : call.before.note())).toList();
        Sql.update(ground.connection(), NOTE, ground.firm(), ids(calls), sealed(calls, "note", CallValues::note));
        return calls;
    }

    private void touch(List<CallState> all) throws SQLException {
        List<CallState> calls = all.stream().filter(call -> call.isTouch() || call.touchpoint != null).toList();
        UUID[] ids = calls.stream().map(call -> call.touchpoint != null ? call.touchpoint : Uuids.next()).toArray(UUID[]::new);
        byte[][][] sealed = new byte[3][ids.length][];
        for (int i = 0; i < ids.length; i++) {
            CallValues values = calls.get(i).values;
            sealed[0][i] = ground.seal("touchpoint.click_id", ids[i], values.click());
            sealed[1][i] = ground.seal("touchpoint.landing_page", ids[i], values.landing());
            sealed[2][i] = ground.seal("touchpoint.keyword", ids[i], values.keyword());
        }
        Sql.update(ground.connection(), TOUCH, ground.firm(), ids, uuids(calls, call -> call.lead), ids(calls), uuids(calls, call -> call.values.source()),
                uuids(calls, call -> call.values.campaign()), calls.stream().map(call -> call.values.start()).toArray(Instant[]::new), sealed[0], sealed[1], sealed[2]);
    }

    private Stream<Object> columns(List<CallState> calls) {
        return Stream.of(texts(calls, CallValues::direction), sealed(calls, "outside_number", CallValues::number),
                calls.stream().map(call -> PhoneIndex.WHOLE.of(ground.index(), ground.firm(), call.values.number())).toArray(byte[][]::new),
                sealed(calls, "outside_name", CallValues::name), sealed(calls, "outside_place", CallValues::place), texts(calls, CallValues::tracking),
                texts(calls, CallValues::business), times(calls, CallValues::start), times(calls, CallValues::answered), times(calls, CallValues::ended),
                calls.stream().map(call -> call.values.seconds()).toArray(Integer[]::new), calls.stream().map(call -> call.values.ring()).toArray(Integer[]::new),
                texts(calls, CallValues::outcome), calls.stream().map(call -> call.values.firstTime()).toArray(Boolean[]::new), sealed(calls, "agent", CallValues::agent),
                uuids(calls, call -> call.values.source()), uuids(calls, call -> call.values.campaign()), uuids(calls, call -> call.party), uuids(calls, call -> call.lead),
                sealed(calls, "tags", CallValues::tags));
    }

    private byte[][] sealed(List<CallState> calls, String column, Function<CallValues, String> value) {
        return calls.stream().map(call -> ground.seal("call." + column, call.id, value.apply(call.values))).toArray(byte[][]::new);
    }

    private static String[] texts(List<CallState> calls, Function<CallValues, String> value) {
        return calls.stream().map(call -> value.apply(call.values)).toArray(String[]::new);
    }

    private static Instant[] times(List<CallState> calls, Function<CallValues, Instant> value) {
        return calls.stream().map(call -> value.apply(call.values)).toArray(Instant[]::new);
    }

    private static UUID[] uuids(List<CallState> calls, Function<CallState, UUID> value) {
        return calls.stream().map(value).toArray(UUID[]::new);
    }

    static UUID[] ids(List<CallState> calls) {
        return uuids(calls, call -> call.id);
    }
}
