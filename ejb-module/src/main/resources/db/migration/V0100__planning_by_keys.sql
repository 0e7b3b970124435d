-- What the planner assumes of a table's columns in place of the statistics that it must not keep, by the columns' names.
-- Why: docs/adr/0026. Locks: none. Undo: drop function plan_by_keys(regclass), and audit_make_partitions as in V0003.
create function plan_by_keys(t regclass) returns void language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    perform planning.assume(t, array['firm_id'], 1);                         -- no condition on the firm makes an index better than another
    perform planning.assume(t, array['id', 'number'], -1);
    perform planning.assume(t, array['party_id', 'lead_id', 'call_id', 'entry_id', 'record_id', 'subject_id', 'request_id', 'provider_call_id',
        'number_index', 'outside_index', 'last7_index', 'email_index', 'row_index'], -0.5);
    perform planning.assume(t, array['last4_index'], 10000);
    perform planning.assume(t, array['token'], 20000);
    perform planning.assume(t, array['source_id', 'campaign_id', 'import_id', 'actor', 'owner_id'], 50);
    perform planning.assume(t, array['stage'], 20);
    perform planning.assume(t, array['disposition'], 20, 0.5);               -- without a disposition: an open lead, which lists are asked for most
end $$;
revoke execute on function plan_by_keys(regclass) from public;

-- As in V0003, and the planner's assumptions for each partition.
create or replace function audit_make_partitions(ahead int) returns int
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
            perform plan_by_keys(('public.' || part)::regclass);
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

-- A token's party is of the same firm and exists: asking for the firm again cost a look-up and a lock on the firm's row for each of some 14 tokens a person.
alter table party_token drop constraint party_token_firm_id_fkey;
