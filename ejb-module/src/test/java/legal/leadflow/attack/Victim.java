package legal.leadflow.attack;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import legal.leadflow.TestDatabase;
import legal.leadflow.TestFirms;

/** A firm with rows: the attacker's own, or the one that is attacked. Of the latter the attacker is told one lead with all that hangs on it. */
final class Victim {
    final UUID firm;
    /** What the attacker knows and asks after, by the placeholder in an attempt's SQL. */
    final Map<String, String> known;
    /** What the attacker was never told. */
    final List<String> secrets = new ArrayList<>();

    private Victim(UUID firm, Map<String, String> known) {
        this.firm = firm;
        this.known = known;
    }

    static Victim create() throws SQLException {
        Victim made = new Victim(TestFirms.create(), target());
        made.insert(made.known);
        Map<String, String> untold = target();
        made.insert(untold);
        made.secrets.addAll(untold.values());
        return made;
    }

    /** Values that nobody has, of the same form. */
    static Map<String, String> target() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String id : List.of("lead", "party", "source", "campaign", "call", "staff", "note", "phone")) {
            values.put(id, UUID.randomUUID().toString());
        }
        values.put("number", String.valueOf(100_000_000_000L + (UUID.randomUUID().getMostSignificantBits() >>> 30)));
        values.put("name", "Source " + UUID.randomUUID());
        values.put("tracking", "+1" + String.format("%010d", (UUID.randomUUID().getMostSignificantBits() >>> 34)));
        values.put("provider_id", "CAL" + UUID.randomUUID().toString().replace("-", ""));
        values.put("index", UUID.randomUUID().toString().replace("-", ""));
        values.put("sealed", UUID.randomUUID().toString().replace("-", "") + UUID.randomUUID().toString().replace("-", ""));
        return values;
    }

    private void insert(Map<String, String> v) throws SQLException {
        String sql = """
                insert into staff (firm_id, id, version, name, roles, seen_at) values ('{firm}', '{staff}', 0, '\\x{sealed}', 'partner', now());
                insert into source (firm_id, id, version, name, channel) values ('{firm}', '{source}', 0, '{name}', 'TV');
                insert into campaign (firm_id, id, version, source_id, name) values ('{firm}', '{campaign}', 0, '{source}', '{name}');
                insert into tracking_number (firm_id, id, version, number, source_id) values ('{firm}', gen_random_uuid(), 0, '{tracking}', '{source}');
                insert into party (firm_id, id, version, kind, family_name, language, do_not_contact, created_at, created_by, changed_at, changed_by)
                  values ('{firm}', '{party}', 0, 'PERSON', '\\x{sealed}', 'EN', true, now(), '{staff}', now(), '{staff}');
                insert into party_phone (firm_id, id, version, party_id, number, number_index, last7_index, last4_index)
                  values ('{firm}', '{phone}', 0, '{party}', '\\x{sealed}', '\\x{index}', '\\x{index}', '\\x{index}');
                insert into lead (firm_id, id, version, number, party_id, stage, received_at, stage_since, source_id, campaign_id, created_at, created_by, changed_at, changed_by)
                  values ('{firm}', '{lead}', 0, {number}, '{party}', 'SIGNED', now(), now(), '{source}', '{campaign}', now(), '{staff}', now(), '{staff}');
                insert into lead_narrative (firm_id, id, version, jurisdiction, summary) values ('{firm}', '{lead}', 0, '{name}', '\\x{sealed}');
                insert into lead_money (firm_id, id, version, expected_fee, currency) values ('{firm}', '{lead}', 0, 12345, 'USD');
                insert into lead_note (firm_id, id, version, lead_id, text, at, by_id) values ('{firm}', '{note}', 0, '{lead}', '\\x{sealed}', now(), '{staff}');
                insert into call (firm_id, id, version, provider_call_id, direction, outside_number, outside_index, started_at, outcome, party_id, lead_id,
                                  created_at, created_by, changed_at, changed_by)
                  values ('{firm}', '{call}', 0, '{provider_id}', 'INBOUND', '\\x{sealed}', '\\x{index}', now(), 'ANSWERED', '{party}', '{lead}', now(), '{staff}', now(), '{staff}');
                insert into request_key (firm_id, person, key_index, at, body_index, made) values ('{firm}', '{staff}', '\\x{index}', now(), '\\x{index}', '{lead}');
                insert into audit_entry (firm_id, id, actor, action, outcome, subject_kind, subject_id, lead_id)
                  values ('{firm}', gen_random_uuid(), '{staff}', 'lead.viewed', 'DONE', 'lead', '{lead}', '{lead}');
                insert into key_reseal (firm_id, id, state, total, started_at, started_by, after_id) values ('{firm}', '{note}', 'CANCELLED', 7, now(), '{staff}', '{lead}');
                insert into audit_value (firm_id, id, entity, old_value, digest) values ('{firm}', '{note}', 'lead', '\\x{sealed}', sha256('\\x{sealed}'));
                insert into audit_retired (firm_id, from_us, until_us, entries, statement) values ('{firm}', {number}, {number} + 1, 1, 'R1|{name}')""";
        try (Connection superuser = TestDatabase.superuser().getConnection(); Statement statement = superuser.createStatement()) {
            statement.execute(filled(sql.replace("{firm}", firm.toString()), v));
        }
    }

    /** {@code sql} with the values put in. */
    static String filled(String sql, Map<String, String> values) {
        String filled = sql;
        for (Map.Entry<String, String> value : values.entrySet()) {
            filled = filled.replace("{" + value.getKey() + "}", value.getValue());
        }
        return filled;
    }

    /** Every row of the firm in every table, where it lies and who wrote or locked it: differs when anything was touched. */
    String fingerprint() throws SQLException {
        try (Connection superuser = TestDatabase.superuser().getConnection(); Statement statement = superuser.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows = statement.executeQuery("""
                    select c.oid::regclass, case when c.relname = 'firm' then 'id' else 'firm_id' end from pg_class c
                     where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
                       and (c.relname = 'firm' or exists (select from pg_attribute where attrelid = c.oid and attname = 'firm_id')) order by 1""")) {
                while (rows.next()) {
                    tables.add("select '%1$s', md5(string_agg(format('%%s %%s %%s %%s', ctid, xmin, xmax, t), ',' order by ctid)) from %1$s t where %2$s = '%3$s'"
                            .formatted(rows.getString(1), rows.getString(2), firm));
                }
            }
            try (ResultSet rows = statement.executeQuery("select md5(string_agg(f, ',' order by f)) from (select a || coalesce(b, '') from ("
                    + String.join(" union all ", tables) + ") x(a, b)) y(f)")) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
