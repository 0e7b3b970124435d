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
    /**
     * Of each person the earliest inbound call that this import brought. The import is compared so that no index can be used for it: the
     * planner, which knows no numbers of rows, would read all of the import's calls for each portion instead of these people's.
     */
    private static final String FIRST = "select distinct on (c.party_id) c.party_id, c.started_at, c.source_id, c.campaign_id from call c"
            + " where c.firm_id = ? and c.party_id = any(?) and c.import_id is not distinct from ? and c.direction = 'INBOUND' order by c.party_id, c.started_at, c.id";
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
        Sql.query(ground.connection(), "select distinct on (party_id) party_id, id from lead where firm_id = ? and party_id = any(?) and disposition is null"
                        + " and stage <> 'SIGNED' order by party_id, received_at desc, id desc",
                row -> leads.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class)), ground.firm(), parties.toArray(UUID[]::new));
        return leads;
    }

    /** Those of {@code parties} who have, or had, a lead. */
    Set<UUID> withLead(Collection<UUID> parties) throws SQLException {
        return new HashSet<>(Sql.query(ground.connection(), "select distinct party_id from lead where firm_id = ? and party_id = any(?)",
                row -> row.getObject(1, UUID.class), ground.firm(), parties.toArray(UUID[]::new)));
    }

    /** Opens a lead for each of {@code parties}, none of whom has one; their calls are stored already. */
    void open(Collection<UUID> parties) throws SQLException {
        List<First> calls = Sql.query(ground.connection(), FIRST, First::of, ground.firm(), parties.toArray(UUID[]::new), ground.run());
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

    /** All calls of this import by these people belong to their new lead; those of earlier portions get a new version for whoever has them open. */
    private void link(UUID[] leads, UUID[] people) throws SQLException {
        Sql.update(ground.connection(), "with linked as (update call c set lead_id = n.lead, version = case when c.created_at = now() then c.version else c.version + 1 end"
                        + " from unnest(?::uuid[], ?::uuid[]) n(lead, party) where c.firm_id = ? and c.party_id = n.party and c.import_id is not distinct from ? and c.lead_id is null"
                        + " returning c.id, c.version, c.created_at)"
                        + " insert into import_change (firm_id, id, import_id, entity, record_id, kind, version_after)"
                        + " select ?, gen_random_uuid(), ?, 'call', id, 'CREATED', version from linked where created_at <> now()"
                        + " on conflict (firm_id, import_id, entity, record_id) do update set version_after = excluded.version_after"
                        + " where import_change.version_after = excluded.version_after - 1",
                leads, people, ground.firm(), ground.run(), ground.firm(), ground.run());
        Sql.update(ground.connection(), "update touchpoint t set lead_id = c.lead_id from call c where c.firm_id = ? and c.lead_id = any(?) and c.import_id is not distinct from ?"
                + " and t.firm_id = c.firm_id and t.call_id = c.id and t.lead_id is null", ground.firm(), leads, ground.run());
    }

    private record Later(UUID lead, Instant told, First first, boolean untouched) {
    }

    /** A row further down told of an earlier call: the leads that this import opened were received then. */
    void receivedEarlier(Collection<UUID> parties) throws SQLException {
        List<Later> later = Sql.query(ground.connection(), "with f as (" + FIRST + ") select l.id, l.received_at, f.*, l.version = coalesce(ch.version_after, 0) untouched"
                        + " from f join lead l on l.firm_id = ? and l.party_id = f.party_id and l.import_id is not distinct from ? and f.started_at < l.received_at"
                        + " left join import_change ch on ch.firm_id = l.firm_id and ch.import_id = l.import_id and ch.entity = 'lead' and ch.record_id = l.id",
                row -> new Later(row.getObject("id", UUID.class), Sql.instant(row, "received_at"), First.of(row), row.getBoolean("untouched")), ground.firm(),
                parties.toArray(UUID[]::new), ground.run(), ground.firm(), ground.run()).stream().filter(Later::untouched).toList();
        if (later.isEmpty()) {
            return;
        }
        UUID[] leads = later.stream().map(Later::lead).toArray(UUID[]::new);
        Sql.update(ground.connection(), "update lead l set received_at = n.at, source_id = n.source, campaign_id = n.campaign, version = l.version + 1, changed_at = now(),"
                        + " changed_by = ? from unnest(?::uuid[], ?::timestamptz[], ?::uuid[], ?::uuid[]) n(id, at, source, campaign) where l.firm_id = ? and l.id = n.id",
                ground.person(), leads, later.stream().map(one -> one.first().at()).toArray(Instant[]::new), later.stream().map(one -> one.first().source()).toArray(UUID[]::new),
                later.stream().map(one -> one.first().campaign()).toArray(UUID[]::new), ground.firm());
        Sql.update(ground.connection(), "insert into import_change (firm_id, id, import_id, entity, record_id, kind, version_after)"
                        + " select l.firm_id, gen_random_uuid(), l.import_id, 'lead', l.id, 'CREATED', l.version from lead l where l.firm_id = ? and l.id = any(?)"
                        + " on conflict (firm_id, import_id, entity, record_id) do update set version_after = excluded.version_after", ground.firm(), leads);
        later.forEach(one -> ground.trail().changed("lead", one.lead(), "received_at", one.told().toString(), one.first().at().toString()));
    }
}
