package legal.leadflow.imports;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Calls that are here already, by the provider's ids. */
final class KnownCalls {
    private static final String QUERY = """
            select c.*, n.text note, t.id touchpoint_id, t.click_id, t.landing_page, t.keyword, ch.kind change_kind, ch.version_after
              from unnest(?::text[]) w(provider_id)
             cross join lateral (select * from call x where x.firm_id = ? and x.provider_call_id = w.provider_id offset 0) c
              left join lateral (select * from call_note x where x.firm_id = c.firm_id and x.id = c.id offset 0) n on true
              left join lateral (select * from touchpoint x where x.firm_id = c.firm_id and x.call_id = c.id order by x.id limit 1) t on true
              left join lateral (select * from import_change x where x.firm_id = c.firm_id and x.import_id = ? and x.entity = 'call' and x.record_id = c.id offset 0) ch on true""";
    private final Ground ground;

    KnownCalls(Ground ground) {
        this.ground = ground;
    }

    /** For looking only. */
    Map<String, CallState> find(Collection<String> providerIds) throws SQLException {
        return find(QUERY, providerIds);
    }

    /** For changing: nobody else can, until the transaction ends. Somebody who has just changed one is waited for. */
    Map<String, CallState> lock(Collection<String> providerIds) throws SQLException {
        return find(QUERY + " for update of c", providerIds);
    }

    private Map<String, CallState> find(String query, Collection<String> providerIds) throws SQLException {
        Map<String, CallState> found = new HashMap<>();
        Sql.query(ground.connection(), query, this::state, providerIds.toArray(String[]::new), ground.firm(), ground.run())
                .forEach(state -> found.put(state.providerId, state));
        return found;
    }

    private CallState state(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        UUID importId = row.getObject("import_id", UUID.class);
        int version = row.getInt("version");
        boolean mine = ground.run().equals(importId);
        int left = row.getString("change_kind") != null ? row.getInt("version_after") : mine ? 0 : version;
        CallState state = CallState.stored(id, row.getString("provider_call_id"), values(row, id), importId, version, version == left, row.getObject("touchpoint_id", UUID.class),
                row.getObject("party_id", UUID.class), row.getObject("lead_id", UUID.class));
        state.noteByHand = row.getBoolean("note_by_hand");
        state.outcomeByHand = row.getBoolean("outcome_by_hand");
        return state;
    }

    private CallValues values(ResultSet row, UUID id) throws SQLException {
        UUID touch = row.getObject("touchpoint_id", UUID.class);
        return new CallValues(row.getString("direction"), open(row, "outside_number", id), open(row, "outside_name", id), open(row, "outside_place", id),
                row.getString("tracking_number"), row.getString("business_number"), Sql.instant(row, "started_at"), row.getInt("duration_s"),
                row.getObject("ring_s", Integer.class), row.getString("outcome"), row.getObject("first_time", Boolean.class), open(row, "agent", id),
                row.getObject("source_id", UUID.class), row.getObject("campaign_id", UUID.class), open(row, "tags", id), open(row, "note", id),
                ground.open("touchpoint.click_id", touch, row.getBytes("click_id")), ground.open("touchpoint.landing_page", touch, row.getBytes("landing_page")),
                ground.open("touchpoint.keyword", touch, row.getBytes("keyword")));
    }

    private String open(ResultSet row, String column, UUID id) throws SQLException {
        return ground.open("call." + column, id, row.getBytes(column));
    }
}
