-- The audit trail: who did, read or was refused what, and each field before and after. Append-only, a partition a month.
-- Locks: new tables, none. Undo: drop table audit_value, audit_change, audit_entry (never on a system in use).
create table audit_entry (
    firm_id      uuid        not null references firm,
    at           timestamptz not null default now(),
    id           uuid        not null,
    actor        uuid        not null,            -- staff
    action       text        not null check (length(action) between 1 and 60),
    outcome      text        not null check (outcome in ('DONE', 'FAILED', 'REFUSED')),
    subject_kind text,                            -- lead, party, call, import, staff ...
    subject_id   uuid,
    party_id     uuid,                            -- whose record it concerns: a person's whole trail
    lead_id      uuid,                            -- a lead's whole trail
    address      bytea,                           -- the client's address
    request_id   uuid,                            -- the same id stands in the server's log
    xid          xid8        not null default pg_current_xact_id(),
    primary key (firm_id, at, id)
) partition by range (at);
comment on column audit_entry.address is 'personal; sealed';
create index audit_entry_party on audit_entry (firm_id, party_id, at desc, id desc) where party_id is not null;
create index audit_entry_lead on audit_entry (firm_id, lead_id, at desc, id desc) where lead_id is not null;
create index audit_entry_actor on audit_entry (firm_id, actor, at desc, id desc);
create index audit_entry_trouble on audit_entry (firm_id, at desc, id desc) where outcome <> 'DONE';

create table audit_change (
    firm_id      uuid        not null references firm,
    at           timestamptz not null default now(),
    id           uuid        not null,
    entry_id     uuid        not null,            -- audit_entry written in the same transaction, hence with the same "at"
    entity       text        not null,            -- table
    record_id    uuid        not null,
    field        text        not null,            -- column; '*' for a record that was created or deleted
    kind         text        not null check (kind in ('CREATED', 'CHANGED', 'DELETED')),
    primary key (firm_id, at, id)
) partition by range (at);
create index audit_change_entry on audit_change (firm_id, entry_id);

-- What the trail says in open words, in a table of its own, because a firm administrator may read that a field changed and not what it says.
create table audit_value (
    firm_id      uuid        not null references firm,
    at           timestamptz not null default now(),
    id           uuid        not null,            -- of the change; of the entry, for its detail
    entity       text        not null,            -- of the change; 'audit_entry' for an entry's detail: what was searched, exported, given as a reason
    old_value    bytea,
    new_value    bytea,
    primary key (firm_id, at, id)
) partition by range (at);
comment on column audit_value.old_value is 'personal; sealed';
comment on column audit_value.new_value is 'personal; sealed';

alter table audit_entry enable row level security;
alter table audit_entry force  row level security;
alter table audit_entry alter column firm_id set statistics 0; -- EXPLAIN would tell how many rows a firm has
-- Written by whoever acts, in their own name and now; nobody can write in another's name or time.
create policy written on audit_entry for insert
    with check (firm_id = (select ctx.firm_if('FIRM')) and actor = (select ctx.person()) and at = now() and xid = pg_current_xact_id());
create policy trail on audit_entry for select using (firm_id = (select ctx.firm_if('AUDIT')));
-- Who looked at a lead is shown on the lead's page to those who may read its story.
create policy looked on audit_entry for select
    using (firm_id = (select ctx.firm_if('NARRATIVE')) and action = 'lead.viewed' and outcome = 'DONE');
grant insert, select on audit_entry to leadflow_app;

alter table audit_change enable row level security;
alter table audit_change force  row level security;
alter table audit_change alter column firm_id set statistics 0; -- EXPLAIN would tell how many rows a firm has
create policy written on audit_change for insert with check (firm_id = (select ctx.firm_if('FIRM')) and at = now());
create policy trail on audit_change for select using (firm_id = (select ctx.firm_if('AUDIT')));
grant insert, select on audit_change to leadflow_app;

alter table audit_value enable row level security;
alter table audit_value force  row level security;
alter table audit_value alter column firm_id set statistics 0;
create policy written on audit_value for insert with check (firm_id = (select ctx.firm_if('FIRM')) and at = now());
-- All values for compliance; for whoever reads the trail besides, the firm's own settings only: a table not named here is a person's or a case's.
create policy case_trail on audit_value for select using (firm_id = (select ctx.firm_if('AUDIT_CASE')));
create policy trail on audit_value for select using (firm_id = (select ctx.firm_if('AUDIT'))
    and entity in ('firm', 'office', 'staff', 'practice_area', 'case_type', 'source', 'campaign', 'tracking_number'));
grant insert, select on audit_value to leadflow_app;

-- Refused for everybody, the owner too: the trigger stays on under session_replication_role.
create function audit_refuse() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    raise exception 'the audit trail is append-only (% on %)', tg_op, tg_table_name using errcode = '42501';
end $$;
revoke execute on function audit_refuse() from public;
create trigger append_only before update or delete on audit_entry for each row execute function audit_refuse();
create trigger append_only before update or delete on audit_change for each row execute function audit_refuse();
create trigger append_only before update or delete on audit_value for each row execute function audit_refuse();
alter table audit_entry enable always trigger append_only;
alter table audit_change enable always trigger append_only;
alter table audit_value enable always trigger append_only;

-- Makes the partitions of this month and the next `ahead`; called at start and daily. Partitions carry no grant: nobody reads past the policies.
create function audit_make_partitions(ahead int) returns int
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare m date; parent text; part text; made int := 0;
begin
    if ahead not between 0 and 24 then raise exception 'ahead is 0 to 24'; end if;
    for n in -1..ahead loop
        m := (date_trunc('month', now() at time zone 'UTC') + make_interval(months => n))::date;
        foreach parent in array array['audit_entry', 'audit_change', 'audit_value'] loop
            part := format('%s_%s', parent, to_char(m, 'YYYY_MM'));
            continue when to_regclass('public.' || part) is not null;
            execute format('create table public.%I partition of public.%I for values from (%L) to (%L)', part, parent,
                m::timestamp at time zone 'UTC', (m + interval '1 month')::timestamp at time zone 'UTC');
            execute format('alter table public.%I enable row level security', part);
            execute format('alter table public.%I force row level security', part);
            -- EXPLAIN would tell what other firms' values are (afterMigrate.sql)
            execute (select format('alter table public.%I ', part) || string_agg(format('alter column %I set statistics 0', attname), ', ')
                       from pg_attribute where attrelid = ('public.' || part)::regclass and attnum > 0);
            -- truncate triggers are not cloned from the parent
            execute format('create trigger no_truncate before truncate on public.%I for each statement execute function public.audit_refuse()', part);
            execute format('alter table public.%I enable always trigger no_truncate', part);
            -- a cloned trigger starts in the default mode
            execute format('alter table public.%I enable always trigger append_only', part);
            made := made + 1;
        end loop;
    end loop;
    return made;
end $$;
revoke execute on function audit_make_partitions(int) from public;
grant execute on function audit_make_partitions(int) to leadflow_app;
create trigger no_truncate before truncate on audit_entry for each statement execute function audit_refuse();
create trigger no_truncate before truncate on audit_change for each statement execute function audit_refuse();
create trigger no_truncate before truncate on audit_value for each statement execute function audit_refuse();
alter table audit_entry enable always trigger no_truncate;
alter table audit_change enable always trigger no_truncate;
alter table audit_value enable always trigger no_truncate;
select audit_make_partitions(3);
