package legal.leadflow.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Takes an import back, a portion at a time: leads, calls and people that it made are removed, calls that it changed get their former
 * values. What somebody has changed or added to since is left, with what hangs on it, and listed.
 */
final class ImportUndo {
    static final int PORTION = 1_000;
    /** A lead that nobody worked on: the version the import left it with, no story, no money, no note of theirs or of its calls, no inquiry, no call from elsewhere: a call that is parted from its lead shows its note to the front desk. The right that the job is lent shows all of it, whoever asked for the job. */
    private static final String LEADS = """
            select l.id, l.version <> coalesce(ch.version_after, 0)
                or exists (select 1 from lead_fact f where f.firm_id = l.firm_id and f.lead_id = l.id)
                or exists (select 1 from lead_money m where m.firm_id = l.firm_id and m.id = l.id)
                or exists (select 1 from lead_note n where n.firm_id = l.firm_id and n.lead_id = l.id)
                or exists (select 1 from lead_narrative n where n.firm_id = l.firm_id and n.id = l.id)
                or exists (select 1 from lead_stage_change s where s.firm_id = l.firm_id and s.lead_id = l.id and s.from_stage is not null)
                or exists (select 1 from inquiry i where i.firm_id = l.firm_id and i.lead_id = l.id)
                or exists (select 1 from call c where c.firm_id = l.firm_id and c.lead_id = l.id and c.import_id is distinct from l.import_id)
                or exists (select 1 from call c join call_note n on n.firm_id = c.firm_id and n.id = c.id where c.firm_id = l.firm_id and c.lead_id = l.id and n.by_id is not null) touched
              from lead l left join import_change ch on ch.firm_id = l.firm_id and ch.import_id = l.import_id and ch.entity = 'lead' and ch.record_id = l.id
             where l.firm_id = ? and l.id = any(?)""";
    private static final String CALLS = """
            select c.id, c.version <> coalesce(ch.version_after, 0)
                or exists (select 1 from import_change x where x.firm_id = c.firm_id and x.import_id = c.import_id and x.entity = 'lead'
                    and x.record_id = c.lead_id and x.kind = 'LEFT') touched
              from call c left join import_change ch on ch.firm_id = c.firm_id and ch.import_id = c.import_id and ch.entity = 'call' and ch.record_id = c.id
             where c.firm_id = ? and c.id = any(?)""";
    private static final String PEOPLE = """
            select p.id, p.version <> coalesce(ch.version_after, 0)
                or exists (select 1 from lead l where l.firm_id = p.firm_id and l.party_id = p.id)
                or exists (select 1 from call c where c.firm_id = p.firm_id and c.party_id = p.id)
                or exists (select 1 from party_email e where e.firm_id = p.firm_id and e.party_id = p.id)
                or (select count(*) from party_phone n where n.firm_id = p.firm_id and n.party_id = p.id) > 1 touched
              from party p left join import_change ch on ch.firm_id = p.firm_id and ch.import_id = p.import_id and ch.entity = 'party' and ch.record_id = p.id
             where p.firm_id = ? and p.id = any(?)""";
    private final Ground ground;
    private int done;
    private int left;

    ImportUndo(Ground ground) {
        this.ground = ground;
    }

    private record Made(UUID id, boolean touched) {
        static Made of(ResultSet row) throws SQLException {
            return new Made(row.getObject("id", UUID.class), row.getBoolean("touched"));
        }
    }

    /** Undoes a further portion. @return whether there was anything to do */
    boolean portion() throws SQLException {
        Sql.keyByKey(ground.connection());
        return restored() || removed(LEADS, "lead") || removed(CALLS, "call") || removed(PEOPLE, "party") || channels();
    }

    /** Records that were removed or restored in this portion. */
    int done() {
        return done;
    }

    /** Records that were left in this portion. */
    int left() {
        return left;
    }

    private boolean removed(String query, String entity) throws SQLException {
        List<Made> made = Sql.query(ground.connection(), query, Made::of, ground.firm(), locked(entity));
        leave(entity, made.stream().filter(Made::touched).map(Made::id).toArray(UUID[]::new));
        UUID[] going = made.stream().filter(one -> !one.touched()).map(Made::id).toArray(UUID[]::new);
        if (entity.equals("lead")) { // a call does not go with its lead
            unlink(going);
        }
        gone(going.length, Sql.update(ground.connection(), "delete from " + entity + " where firm_id = ? and id = any(?)", ground.firm(), going));
        for (UUID id : going) {
            ground.trail().deleted(entity, id);
        }
        done += going.length;
        return !made.isEmpty();
    }

    /** Calls that somebody changed stay, and the trail tells what they lose; the others go next. */
    private void unlink(UUID[] leads) throws SQLException {
        Sql.query(ground.connection(), "select c.id, c.lead_id from call c left join import_change ch on ch.firm_id = c.firm_id and ch.import_id = c.import_id and ch.entity = 'call' and ch.record_id = c.id"
                        + " where c.firm_id = ? and c.lead_id = any(?) and c.version <> coalesce(ch.version_after, 0)",
                row -> Map.entry(row.getObject(1, UUID.class), row.getString(2)), ground.firm(), leads).forEach(call -> ground.trail().changed("call", call.getKey(), "lead_id", call.getValue(), null));
        Sql.update(ground.connection(), "update call set lead_id = null where firm_id = ? and lead_id = any(?)", ground.firm(), leads);
    }

    /** A portion of what the import made, in a statement of its own: what was written until it is locked, the next statement sees. */
    private UUID[] locked(String entity) throws SQLException {
        return Sql.query(ground.connection(), "select r.id from " + entity + " r left join import_change ch on ch.firm_id = r.firm_id and ch.import_id = r.import_id and ch.entity = ?"
                        + " and ch.record_id = r.id where r.firm_id = ? and r.import_id = ? and ch.kind is distinct from 'LEFT' limit ? for update of r",
                row -> row.getObject("id", UUID.class), entity, ground.firm(), ground.run(), PORTION).toArray(UUID[]::new);
    }

    private void leave(String entity, UUID... ids) throws SQLException {
        Sql.update(ground.connection(), "insert into import_change (firm_id, id, import_id, entity, record_id, kind, version_after)"
                + " select ?, gen_random_uuid(), ?, ?, n.id, 'LEFT', 0 from unnest(?::uuid[]) n(id)"
                + " on conflict (firm_id, import_id, entity, record_id) do update set kind = 'LEFT'", ground.firm(), ground.run(), entity, ids);
        left += ids.length;
    }

    private record Former(UUID call, String providerId, CallValues values, int versionBefore, int versionAfter) {
        @Override
        public String toString() {
            return "former call " + call;
        }
    }

    private boolean restored() throws SQLException {
        List<Former> former = Sql.query(ground.connection(), "select ch.id, ch.former, ch.record_id, ch.version_before, ch.version_after, c.provider_call_id"
                        + " from import_change ch left join call c on c.firm_id = ch.firm_id and c.id = ch.record_id"
                        + " where ch.firm_id = ? and ch.import_id = ? and ch.entity = 'call' and ch.kind = 'UPDATED' limit ?",
                row -> new Former(row.getObject("record_id", UUID.class), row.getString("provider_call_id"),
                        CallValues.of(ground.cipher().openBytes(ground.firm(), "import_change.former", row.getObject("id", UUID.class), row.getBytes("former"))),
                        row.getInt("version_before"), row.getInt("version_after")), ground.firm(), ground.run(), PORTION);
        if (former.isEmpty()) {
            return false;
        }
        Map<String, CallState> now = new KnownCalls(ground).lock(former.stream().map(Former::providerId).filter(java.util.Objects::nonNull).toList());
        Map<UUID, CallState> back = new HashMap<>();
        List<UUID> kept = new ArrayList<>();
        for (Former one : former) {
            CallState call = one.providerId() == null ? null : now.get(one.providerId());
            if (call != null && call.version == one.versionAfter()) {
                call.values = one.values();
                back.put(call.id, call);
            } else {
                kept.add(one.call());
            }
        }
        new CallWriter(ground).restore(List.copyOf(back.values()));
        settle(former.stream().filter(one -> back.containsKey(one.call())).toList());
        leave("call", kept.toArray(UUID[]::new));
        done += back.size();
        return true;
    }

    /** Earlier imports that had made or changed the call can still be undone after this one. */
    private void settle(List<Former> back) throws SQLException {
        UUID[] calls = back.stream().map(Former::call).toArray(UUID[]::new);
        Sql.update(ground.connection(), "insert into import_change (firm_id, id, import_id, entity, record_id, kind, version_after)"
                        + " select c.firm_id, gen_random_uuid(), c.import_id, 'call', c.id, 'CREATED', c.version from unnest(?::uuid[], ?::int4[]) n(id, version_before)"
                        + " join call c on c.firm_id = ? and c.id = n.id and c.import_id is not null"
                        + " left join import_change ch on ch.firm_id = c.firm_id and ch.import_id = c.import_id and ch.entity = 'call' and ch.record_id = c.id"
                        + " where coalesce(ch.version_after, 0) = n.version_before"
                        + " on conflict (firm_id, import_id, entity, record_id) do update set version_after = excluded.version_after",
                calls, back.stream().map(Former::versionBefore).toArray(Integer[]::new), ground.firm());
        Sql.update(ground.connection(), "update import_change ch set version_after = c.version from unnest(?::uuid[], ?::int4[]) n(id, version_before)"
                        + " join call c on c.firm_id = ? and c.id = n.id where ch.firm_id = c.firm_id and ch.entity = 'call' and ch.record_id = c.id and ch.kind = 'UPDATED'"
                        + " and ch.import_id <> ? and ch.version_after = n.version_before",
                calls, back.stream().map(Former::versionBefore).toArray(Integer[]::new), ground.firm(), ground.run());
        Sql.update(ground.connection(), "delete from import_change where firm_id = ? and import_id = ? and entity = 'call' and kind = 'UPDATED' and record_id = any(?)",
                ground.firm(), ground.run(), calls);
    }

    /** Sources, campaigns and numbers one by one, numbers first: what anything refers to stays. */
    private boolean channels() throws SQLException {
        boolean any = false;
        for (String table : List.of("tracking_number", "campaign", "source")) {
            List<Made> made = Sql.query(ground.connection(), "select s.id, s.version <> ch.version_after touched from import_change ch join " + table + " s on s.firm_id = ch.firm_id"
                    + " and s.id = ch.record_id where ch.firm_id = ? and ch.import_id = ? and ch.entity = ? and ch.kind = 'CREATED' and s.import_id = ch.import_id", Made::of, ground.firm(), ground.run(), table);
            for (Made one : made) {
                if (one.touched() || !deleted(table, one.id())) {
                    leave(table, one.id());
                }
            }
            any |= !made.isEmpty();
        }
        return any;
    }

    /** Without the right nothing goes and nothing says so: the trail must not tell of it, and the job ends instead of trying for ever (a mandate from before the right was asked for). */
    private static void gone(int wanted, int gone) {
        if (gone != wanted) {
            throw new IllegalStateException(gone + " of " + wanted + " records could be taken back");
        }
    }

    private boolean deleted(String table, UUID id) throws SQLException {
        Sql.update(ground.connection(), "savepoint before_delete"); // by SQL: the server's connections refuse it by method
        try {
            gone(1, Sql.update(ground.connection(), "delete from " + table + " where firm_id = ? and id = ?", ground.firm(), id));
        } catch (SQLException e) {
            if (!"23503".equals(e.getSQLState())) { // foreign key: in use
                throw e;
            }
            Sql.update(ground.connection(), "rollback to savepoint before_delete");
            return false;
        }
        ground.trail().deleted(table, id);
        done++;
        return true;
    }
}
