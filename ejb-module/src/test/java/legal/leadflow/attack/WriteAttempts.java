package legal.leadflow.attack;

import java.util.List;

/** Attempts to change another firm's row, to hang on to it, or to hear of it from a constraint. */
final class WriteAttempts {
    private static final String LEAD = "insert into lead (firm_id, id, version, number, party_id, stage, received_at, stage_since, created_at, created_by, changed_at, changed_by) values ";
    private static final String TIMES = "'NEW', '2026-01-01', '2026-01-01', '2026-01-01', '{me}', '2026-01-01', '{me}')";

    static final List<Attempt> ALL = List.of(
            Attempt.of("change it", "update lead set stage = 'NEW' where id = '{lead}'", "update party set do_not_contact = false where firm_id = '{firm}'", "update call_note set text = null where id = '{call}'",
                    "update firm set next_lead = 1 where id = '{firm}'", "update staff set roles = '' where id = '{staff}'"),
            Attempt.of("change everybody's", "update lead set stage = 'NEW'", "update party set do_not_contact = not do_not_contact", "update firm set next_lead = next_lead + 1", "update call set duration_s = 1",
                    "update source set active = false"),
            Attempt.of("delete it", "delete from lead where id = '{lead}'", "delete from call where provider_call_id = '{provider_id}'", "delete from party where firm_id = '{firm}'", "delete from party_phone where id = '{phone}'",
                    "delete from party_phone", "delete from call"),
            Attempt.of("put a row into its firm", LEAD + "('{firm}', gen_random_uuid(), 0, {number}, '{party}', " + TIMES, "insert into source (firm_id, id, version, name, channel) values ('{firm}', gen_random_uuid(), 0, '{name}', 'TV')",
                    "insert into office (firm_id, id, version, name, time_zone) values ('{firm}', gen_random_uuid(), 0, 'x', 'UTC')", "insert into firm (id, name, time_zone, currency) values ('{firm}', 'x', 'UTC', 'USD')"),
            Attempt.of("move my row into its firm", "update lead set firm_id = '{firm}' where id = '{mylead}'", "update source set firm_id = '{firm}'", "update party set firm_id = '{firm}', id = '{party}' where id = '{myparty}'"),
            Attempt.of("take its row into mine", "update lead set firm_id = '{mine}' where id = '{lead}'", "update source set firm_id = '{mine}' where name = '{name}'"),
            Attempt.of("a key that it has already", LEAD + "('{mine}', '{lead}', 0, 7, '{myparty}', " + TIMES, "insert into staff (firm_id, id, version, name, roles, seen_at) values ('{mine}', '{staff}', 0, '', '', now())",
                    "insert into party (firm_id, id, version, kind, language, created_at, created_by, changed_at, changed_by) values ('{mine}', '{party}', 0, 'PERSON', 'EN', now(), '{me}', now(), '{me}')"),
            Attempt.of("a number or name that it has already", LEAD + "('{mine}', gen_random_uuid(), 0, {number}, '{myparty}', " + TIMES,
                    "insert into source (firm_id, id, version, name, channel) values ('{mine}', gen_random_uuid(), 0, '{name}', 'TV')",
                    "insert into tracking_number (firm_id, id, version, number, source_id) values ('{mine}', gen_random_uuid(), 0, '{tracking}', '{mysource}')"),
            Attempt.of("a provider's call id that it has already", "insert into call (firm_id, id, version, provider_call_id, direction, started_at, outcome, created_at, created_by, changed_at, changed_by)"
                    + " values ('{mine}', gen_random_uuid(), 0, '{provider_id}', 'INBOUND', now(), 'MISSED', now(), '{me}', now(), '{me}')"),
            Attempt.of("a row of mine that refers to it", LEAD + "('{mine}', '00000000-0000-4000-8000-000000000001', 0, 7, '{party}', " + TIMES, "update lead set source_id = '{source}' where id = '{mylead}'", "update lead set source_id = '{source}', campaign_id = '{campaign}' where id = '{mylead}'",
                    "update lead set owner_id = '{staff}' where id = '{mylead}'", "update call set lead_id = '{lead}' where id = '{mycall}'", "update call set party_id = '{party}' where id = '{mycall}'",
                    "insert into lead_note (firm_id, id, version, lead_id, text, at, by_id) values ('{mine}', '00000000-0000-4000-8000-000000000002', 0, '{lead}', '', now(), '{me}')",
                    "insert into party_phone (firm_id, id, version, party_id, number, number_index, last7_index, last4_index) values ('{mine}', '00000000-0000-4000-8000-000000000003', 0, '{party}', '', '', '', '')"),
            Attempt.of("a row of its firm that refers to mine", "insert into lead_note (firm_id, id, version, lead_id, text, at, by_id) values ('{firm}', gen_random_uuid(), 0, '{mylead}', '', now(), '{me}')"),
            Attempt.of("insert or change on conflict", "insert into source (firm_id, id, version, name, channel) values ('{firm}', '{source}', 0, '{name}', 'TV') on conflict (firm_id, name) do update set active = false",
                    "insert into source (firm_id, id, version, name, channel) values ('{firm}', '{source}', 0, '{name}', 'TV') on conflict do nothing",
                    "insert into source (firm_id, id, version, name, channel) values ('{mine}', '{source}', 0, '{name}', 'TV') on conflict (firm_id, name) do update set active = false",
                    "insert into source (firm_id, id, version, name, channel) values ('{mine}', gen_random_uuid(), 0, '{name}', 'TV') on conflict do nothing"),
            Attempt.of("merge", "merge into lead l using (values ({number})) v(n) on l.number = v.n when matched then update set stage = 'NEW' when not matched then do nothing",
                    "merge into source s using (select * from source where name = '{name}') v on s.id = v.id when matched then delete",
                    "merge into party p using (values ('{party}'::uuid)) v(id) on p.id = v.id when matched then update set firm_id = '{mine}' when not matched then do nothing"),
            Attempt.of("update from, delete using", "update lead l set number = o.number from lead o where o.id = '{lead}' and l.id = '{mylead}'", "delete from call c using party p where p.id = '{party}' and c.party_id = p.id",
                    "update lead l set stage = 'NEW' from party p where p.id = l.party_id and p.id = '{party}'"),
            Attempt.of("copy its row into mine", "insert into source (firm_id, id, version, name, channel) select '{mine}', gen_random_uuid(), 0, 'x' || name, channel from source where name = '{name}'",
                    "insert into lead_note (firm_id, id, version, lead_id, text, at, by_id) select '{mine}', gen_random_uuid(), 0, '{mylead}', text, at, by_id from lead_note where id = '{note}'"),
            Attempt.of("returning", "delete from call where id = '{call}' returning *", "update lead set stage = stage where number = {number} returning *"),
            Attempt.of("the audit trail in another's name, firm or time", "insert into audit_entry (firm_id, id, actor, action, outcome) values ('{firm}', gen_random_uuid(), '{staff}', 'x', 'DONE')",
                    "insert into audit_entry (firm_id, id, actor, action, outcome) values ('{mine}', gen_random_uuid(), '{staff}', 'x', 'DONE')",
                    "insert into audit_entry (firm_id, at, id, actor, action, outcome) values ('{mine}', now() - interval '1 hour', gen_random_uuid(), '{me}', 'x', 'DONE')",
                    "insert into audit_value (firm_id, id, entity, digest) values ('{firm}', gen_random_uuid(), 'lead', '\\x00')"),
            Attempt.of("the audit trail changed", "update audit_entry set action = 'x'", "delete from audit_entry", "update audit_change set field = 'x'", "delete from audit_value", "truncate audit_entry",
                    "update audit_entry_{month} set action = 'x'", "alter table audit_entry disable trigger all"),
            Attempt.of("constraints put off", "set constraints all deferred", "update lead set party_id = '{party}' where id = '{mylead}'", "set constraints all immediate"),
            Attempt.of("two-phase commit", "prepare transaction '{lead}'", "commit prepared '{lead}'", "rollback prepared '{lead}'"));

    private WriteAttempts() {
    }
}
