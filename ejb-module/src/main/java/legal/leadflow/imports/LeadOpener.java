package legal.leadflow.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.kernel.Uuids;

/**
 * Opens leads for callers who have none, at stage NEW and without an owner, received when the person first called in this import,
 * whatever the order of the rows.
 */
final class LeadOpener {
    /** Of each person the earliest inbound call that this import brought. By a sum, lest the planner reads all calls of the firm in their order. */
    private static final String FIRST = "select f.* from unnest(?::uuid[]) w(party) cross join lateral (select c.party_id, c.started_at, c.source_id, c.campaign_id from call c"
            + " where c.firm_id = ? and c.party_id = w.party and c.import_id is not distinct from ? and c.direction = 'INBOUND' order by c.started_at + interval '0', c.id limit 1) f";
    private final Ground ground;

    LeadOpener(Ground ground) {
        this.ground = ground;
    }

    private record First(UUID party, Instant at, UUID source, UUID campaign) {
        static First of(ResultSet row) throws SQLException {
            return new First(row.getObject("party_id", UUID.class), Sql.instant(row, "started_at"), row.getObject("source_id", UUID.class),
                    row.getObject("campaign_id", UUID.class));
        }
    }

    /** Of each person the newest lead that is neither signed nor closed: further calls belong to it. */
    Map<UUID, UUID> openLeads(Collection<UUID> parties) throws SQLException {
        Map<UUID, UUID> leads = new HashMap<>();
        Sql.query(ground.connection(), "select l.party_id, l.id from unnest(?::uuid[]) w(party) cross join lateral (select x.party_id, x.id from lead x"
                        + " where x.firm_id = ? and x.party_id = w.party and x.disposition is null and x.stage <> 'SIGNED' order by x.received_at + interval '0' desc, x.id desc limit 1) l",
                row -> leads.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class)), parties.toArray(UUID[]::new), ground.firm());
        return leads;
    }

    /** Those of {@code parties} who have, or had, a lead. */
    Set<UUID> withLead(Collection<UUID> parties) throws SQLException {
        return new HashSet<>(Sql.query(ground.connection(), "select l.party_id from unnest(?::uuid[]) w(party)"
                        + " cross join lateral (select x.party_id from lead x where x.firm_id = ? and x.party_id = w.party limit 1) l",
                row -> row.getObject(1, UUID.class), parties.toArray(UUID[]::new), ground.firm()));
    }

    /** Opens a lead for each of {@code parties}, none of whom has one; their calls are stored already. */
    void open(Collection<UUID> parties) throws SQLException {
        List<First> calls = Sql.query(ground.connection(), FIRST, First::of, parties.toArray(UUID[]::new), ground.firm(), ground.run());
        UUID[] leads = calls.stream().map(call -> Uuids.next()).toArray(UUID[]::new);
        UUID[] people = calls.stream().map(First::party).toArray(UUID[]::new);
        Sql.update(ground.connection(), "insert into lead (firm_id, id, version, number, party_id, stage, received_at, stage_since, source_id, campaign_id, import_id,"
                        + " created_at, created_by, changed_at, changed_by) select ?, n.id, 0, ? + row_number() over (order by n.at, n.id), n.party, 'NEW', n.at, now(), n.source,"
                        + " n.campaign, ?, now(), ?, now(), ? from unnest(?::uuid[], ?::uuid[], ?::timestamptz[], ?::uuid[], ?::uuid[]) n(id, party, at, source, campaign)",
                ground.firm(), numbers(leads.length), ground.run(), ground.person(), ground.person(), leads, people, calls.stream().map(First::at).toArray(Instant[]::new),
                calls.stream().map(First::source).toArray(UUID[]::new), calls.stream().map(First::campaign).toArray(UUID[]::new));
        Sql.update(ground.connection(), "insert into lead_stage_change (firm_id, id, version, lead_id, to_stage, at, by_id)"
                + " select ?, n.id, 0, n.lead, 'NEW', now(), ? from unnest(?::uuid[], ?::uuid[]) n(id, lead)", ground.firm(), ground.person(),
                calls.stream().map(call -> Uuids.next()).toArray(UUID[]::new), leads);
        link(leads, people);
        for (UUID lead : leads) {
            ground.trail().created("lead", lead);
        }
    }

    /** The firm's row stays locked until the portion is committed, so numbers have no gaps. Gives the number before the first. */
    private long numbers(int count) throws SQLException {
        return Sql.query(ground.connection(), "update firm set next_lead = next_lead + ? where id = ? returning next_lead - ? - 1", row -> row.getLong(1), count,
                ground.firm(), count).get(0);
    }

    private record Linked(UUID call, UUID lead, boolean earlier) {
    }

    /** All calls of this import by these people belong to their new lead; those of earlier portions get a new version for whoever has them open. */
    private void link(UUID[] leads, UUID[] people) throws SQLException {
        List<Linked> calls = Sql.query(ground.connection(), "select c.id, n.lead, c.created_at <> now() earlier from unnest(?::uuid[], ?::uuid[]) n(lead, party)"
                        + " cross join lateral (select x.id, x.created_at from call x where x.firm_id = ? and x.party_id = n.party and x.import_id is not distinct from ?"
                        + " and x.lead_id is null offset 0) c",
                row -> new Linked(row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getBoolean(3)), leads, people, ground.firm(), ground.run());
        UUID[] ids = calls.stream().map(Linked::call).toArray(UUID[]::new);
        UUID[] their = calls.stream().map(Linked::lead).toArray(UUID[]::new);
        Sql.update(ground.connection(), "update call set lead_id = n.lead, version = version + n.more from unnest(?::uuid[], ?::uuid[], ?::int4[]) n(id, lead, more)"
                + " where firm_id = ? and call.id = n.id", ids, their, calls.stream().map(one -> one.earlier() ? 1 : 0).toArray(Integer[]::new), ground.firm());
        Sql.update(ground.connection(), "update touchpoint set lead_id = n.lead from unnest(?::uuid[], ?::uuid[]) n(id, lead) where firm_id = ? and call_id = n.id",
                ids, their, ground.firm());
        Sql.update(ground.connection(), "insert into import_change (firm_id, id, import_id, entity, record_id, kind, version_after)"
                        + " select ?, gen_random_uuid(), ?, 'call', c.id, 'CREATED', c.version from unnest(?::uuid[]) n(id)"
                        + " cross join lateral (select x.id, x.version from call x where x.firm_id = ? and x.id = n.id offset 0) c"
                        + " on conflict (firm_id, import_id, entity, record_id) do update set version_after = excluded.version_after"
                        + " where import_change.version_after = excluded.version_after - 1", ground.firm(), ground.run(),
                calls.stream().filter(Linked::earlier).map(Linked::call).toArray(UUID[]::new), ground.firm());
        calls.stream().filter(Linked::earlier).forEach(call -> ground.trail().changed("call", call.call(), "lead_id", null, call.lead().toString()));
    }

    private record Later(UUID lead, Instant told, First first, boolean untouched) {
    }

    /** A row further down told of an earlier call: the leads that this import opened were received then. */
    void receivedEarlier(Collection<UUID> parties) throws SQLException {
        List<Later> later = Sql.query(ground.connection(), "with f as materialized (" + FIRST + ") select l.id, l.received_at, f.*, l.version = coalesce(ch.version_after, 0) untouched"
                        + " from f cross join lateral (select x.id, x.received_at, x.version from lead x where x.firm_id = ? and x.party_id = f.party_id"
                        + " and x.import_id is not distinct from ? and f.started_at < x.received_at offset 0) l"
                        + " left join lateral (select x.version_after from import_change x where x.firm_id = ? and x.import_id = ? and x.entity = 'lead' and x.record_id = l.id"
                        + " offset 0) ch on true",
                row -> new Later(row.getObject("id", UUID.class), Sql.instant(row, "received_at"), First.of(row), row.getBoolean("untouched")),
                parties.toArray(UUID[]::new), ground.firm(), ground.run(), ground.firm(), ground.run(), ground.firm(), ground.run()).stream().filter(Later::untouched).toList();
        if (later.isEmpty()) {
            return;
        }
        UUID[] leads = later.stream().map(Later::lead).toArray(UUID[]::new);
        Sql.batch(ground.connection(), "update lead set received_at = ?, source_id = ?, campaign_id = ?, version = version + 1, changed_at = now(), changed_by = ?"
                        + " where firm_id = ? and id = ?", later.stream().map(one -> new Object[] {one.first().at(), one.first().source(), one.first().campaign(),
                            ground.person(), ground.firm(), one.lead()}).toList());
        Sql.update(ground.connection(), "insert into import_change (firm_id, id, import_id, entity, record_id, kind, version_after)"
                        + " select l.firm_id, gen_random_uuid(), l.import_id, 'lead', l.id, 'CREATED', l.version from lead l where l.firm_id = ? and l.id = any(?)"
                        + " on conflict (firm_id, import_id, entity, record_id) do update set version_after = excluded.version_after", ground.firm(), leads);
        later.forEach(one -> ground.trail().changed("lead", one.lead(), "received_at", one.told().toString(), one.first().at().toString()));
    }
}
