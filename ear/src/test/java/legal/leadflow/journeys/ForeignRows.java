package legal.leadflow.journeys;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import legal.leadflow.stack.Firms;

/** Rows of Beta's that nobody at Beta ever sees, because they are gone before anybody of Beta looks: what somebody of Alpha asks after. */
final class ForeignRows implements AutoCloseable {
    private static final List<String> KINDS = List.of("call_draft", "call", "inquiry", "lead", "party", "campaign", "source", "import_run", "staff");
    private final DataSource superuser;
    private final List<String> planted = new ArrayList<>();
    private final Map<String, String> asPlanted = new LinkedHashMap<>();

    ForeignRows(DataSource superuser) {
        this.superuser = superuser;
    }

    /** One more row of each kind, never asked after before. @return its id by its table */
    Map<String, String> plant() throws SQLException {
        Map<String, String> ids = new LinkedHashMap<>();
        KINDS.forEach(kind -> ids.put(kind, UUID.randomUUID().toString()));
        String sql = """
                insert into staff (firm_id, id, version, name, roles, seen_at) values ('{firm}', '{staff}', 0, '\\x00', 'intake', now());
                insert into source (firm_id, id, version, name, channel) values ('{firm}', '{source}', 0, 'Planted {source}', 'TV');
                insert into campaign (firm_id, id, version, source_id, name) values ('{firm}', '{campaign}', 0, '{source}', 'Planted');
                insert into party (firm_id, id, version, kind, family_name, language, created_at, created_by, changed_at, changed_by)
                  values ('{firm}', '{party}', 0, 'PERSON', '\\x00', 'EN', now(), '{staff}', now(), '{staff}');
                insert into lead (firm_id, id, version, number, party_id, stage, received_at, stage_since, source_id, campaign_id, owner_id, created_at, created_by, changed_at, changed_by)
                  values ('{firm}', '{lead}', 0, {number}, '{party}', 'NEW', now(), now(), '{source}', '{campaign}', '{staff}', now(), '{staff}', now(), '{staff}');
                insert into call (firm_id, id, version, provider_call_id, direction, started_at, outcome, party_id, lead_id, source_id, created_at, created_by, changed_at, changed_by)
                  values ('{firm}', '{call}', 0, '{call}', 'INBOUND', now(), 'MISSED', '{party}', '{lead}', '{source}', now(), '{staff}', now(), '{staff}');
                insert into inquiry (firm_id, id, version, channel, state, received_at, language, source_id, campaign_id, created_at, created_by, changed_at, changed_by)
                  values ('{firm}', '{inquiry}', 0, 'CHAT', 'RECEIVED', now(), 'EN', '{source}', '{campaign}', now(), '{staff}', now(), '{staff}');
                insert into call_draft (firm_id, id, staff_id, content, saved_at) values ('{firm}', '{call_draft}', '{staff}', '\\x00', now());
                insert into import_run (firm_id, id, version, number, kind, state, file_name, file_bytes, encoding, delimiter, columns, header_index, mapping, lead_rule, rows_total, created_at, created_by, changed_at, changed_by)
                  values ('{firm}', '{import_run}', 0, {small}, 'CALLS', 'DONE', '\\x00', 1, 'UTF-8', ',', '\\x00', '\\x00', '', 'NONE', 0, now(), '{staff}', now(), '{staff}')""";
        sql = sql.replace("{firm}", Firms.BETA.toString()).replace("{number}", String.valueOf(100_000_000_000L + (UUID.randomUUID().getMostSignificantBits() >>> 30)))
                .replace("{small}", String.valueOf(1_000_000 + planted.size()));
        for (Map.Entry<String, String> id : ids.entrySet()) {
            sql = sql.replace("{" + id.getKey() + "}", id.getValue());
        }
        execute(sql);
        planted.addAll(ids.values());
        for (Map.Entry<String, String> id : ids.entrySet()) {
            asPlanted.put(id.getKey() + " " + id.getValue(), digest(id.getKey(), id.getValue()));
        }
        return ids;
    }

    /** Table and id of each that is not as it was planted. */
    List<String> changed() throws SQLException {
        List<String> changed = new ArrayList<>();
        for (Map.Entry<String, String> row : asPlanted.entrySet()) {
            String[] at = row.getKey().split(" ");
            if (!row.getValue().equals(digest(at[0], at[1]))) {
                changed.add("changed: " + row.getKey());
            }
        }
        return changed;
    }

    private String digest(String table, String id) throws SQLException {
        try (Connection connection = superuser.getConnection(); Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select md5(t::text) from \"" + table + "\" t where id = '" + id + "'")) {
            return row.next() ? row.getString(1) : "gone";
        }
    }

    /** Takes them all away. */
    @Override
    public void close() throws SQLException {
        for (String kind : KINDS) {
            execute("delete from " + kind + " where firm_id = '" + Firms.BETA + "' and id = any ('{" + String.join(",", planted) + "}')");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = superuser.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
