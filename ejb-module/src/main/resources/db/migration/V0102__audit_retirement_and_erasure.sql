-- Old months leave the trail, and a person's values and a colleague's addresses leave it, without a proof being lost. Why: docs/adr/0017, 0018.
-- Locks: access exclusive on audit_entry while it is rewritten once; the others for a moment.
-- Undo: drop function audit_detach(date); drop table audit_retired_part, audit_retired; drop schema retired; drop the policies "erased";
--       revoke update on audit_entry, audit_value from leadflow_app; audit_refuse as in V0003; alter table audit_entry drop column address_digest.

-- The tree holds the digest of the sealed address; kept apart, it stays when the address is erased.
alter table audit_entry add column address_digest bytea generated always as (sha256(address)) stored;
alter table audit_entry alter column address_digest drop expression;
do $$ declare part regclass; begin
    for part in select inhrelid from pg_inherits where inhparent = 'audit_entry'::regclass loop
        execute format('alter table %s alter column address_digest set statistics 0', part);
    end loop;
end $$;

-- Append-only, but for an erasure: a value goes with its salt, an address by itself, the digest and all else stay, and the transaction carries the right SEAL,
-- which no person and no page has.
create or replace function audit_refuse() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'UPDATE' then
        if tg_table_name like 'audit\_value\_%' and old.firm_id = ctx.firm_if('SEAL') then
            if new.old_value is null and new.new_value is null and new.salt is null
                    and (new.firm_id, new.at, new.id, new.entity, new.digest) = (old.firm_id, old.at, old.id, old.entity, old.digest) then
                return new;
            end if;
        elsif tg_table_name like 'audit\_entry\_%' and old.firm_id = ctx.firm_if('SEAL') then
            if new.address is null and to_jsonb(new) - 'address' = to_jsonb(old) - 'address' then
                return new;
            end if;
        end if;
    end if;
    raise exception 'the audit trail is append-only (% on %)', tg_op, tg_table_name using errcode = '42501';
end $$;
create policy erased on audit_value for update using (firm_id = (select ctx.firm_if('SEAL'))) with check (firm_id = (select ctx.firm_if('SEAL')));
create policy erased on audit_entry for update using (firm_id = (select ctx.firm_if('SEAL'))) with check (firm_id = (select ctx.firm_if('SEAL')));
grant update (old_value, new_value, salt) on audit_value to leadflow_app;
grant update (address) on audit_entry to leadflow_app;

-- What was retired of a firm: the signed statement, a line as the verifier reads it.
create table audit_retired (
    firm_id   uuid   not null references firm,
    from_us   bigint not null,                       -- the month, in microseconds since 1970
    until_us  bigint not null,
    entries   bigint not null check (entries > 0),
    statement text   not null check (left(statement, 3) = 'R1|'),
    primary key (firm_id, from_us)
);
alter table audit_retired enable row level security;
alter table audit_retired force  row level security;
create policy trail on audit_retired for select using (firm_id = (select ctx.firm_if('AUDIT')));
create policy seals on audit_retired for select using (firm_id = (select ctx.firm_if('SEAL')));
create policy retired on audit_retired for insert with check (firm_id = (select ctx.firm_if('SEAL')));
grant select, insert on audit_retired to leadflow_app;
create trigger append_only before update or delete on audit_retired for each row execute function audit_refuse();
create trigger no_truncate before truncate on audit_retired for each statement execute function audit_refuse();
alter table audit_retired enable always trigger append_only;
alter table audit_retired enable always trigger no_truncate;

-- Where a seal holds entries of that month and of later ones: the leaves of those that went, so that the others can still be verified.
create table audit_retired_part (
    firm_id uuid   not null references firm,
    number  bigint not null,                         -- of the seal
    from_us bigint not null,
    leaves  bytea  not null,                         -- 32 bytes each, in the order of the tree
    primary key (firm_id, number, from_us)
);
alter table audit_retired_part enable row level security;
alter table audit_retired_part force  row level security;
create policy trail on audit_retired_part for select using (firm_id = (select ctx.firm_if('AUDIT')));
create policy seals on audit_retired_part for select using (firm_id = (select ctx.firm_if('SEAL')));
create policy retired on audit_retired_part for insert with check (firm_id = (select ctx.firm_if('SEAL')));
grant select, insert on audit_retired_part to leadflow_app;
create trigger append_only before update or delete on audit_retired_part for each row execute function audit_refuse();
create trigger no_truncate before truncate on audit_retired_part for each statement execute function audit_refuse();
alter table audit_retired_part enable always trigger append_only;
alter table audit_retired_part enable always trigger no_truncate;

-- As in V0100, a month by itself.
create function audit_make_partition(m date) returns int
    language plpgsql set search_path = pg_catalog, public, pg_temp as $$
declare parent text; part text; made int := 0;
begin
    foreach parent in array array['audit_entry', 'audit_change', 'audit_value'] loop
        part := format('%s_%s', parent, to_char(m, 'YYYY_MM'));
        continue when to_regclass('public.' || part) is not null;
        execute format('create table public.%I partition of public.%I for values from (%L) to (%L)', part, parent,
            m::timestamp at time zone 'UTC', (m + interval '1 month')::timestamp at time zone 'UTC');
        execute format('alter table public.%I enable row level security', part);
        execute format('alter table public.%I force row level security', part);
        -- EXPLAIN would tell what other firms' values are (afterMigrate.sql)
        execute (select format('alter table public.%I ', part) || string_agg(format('alter column %I set statistics 0', attname), ', ')
                   from pg_attribute where attrelid = ('public.' || part)::regclass and attnum > 0 and not attisdropped);
        perform plan_by_keys(('public.' || part)::regclass);
        -- truncate triggers are not cloned from the parent
        execute format('create trigger no_truncate before truncate on public.%I for each statement execute function public.audit_refuse()', part);
        execute format('alter table public.%I enable always trigger no_truncate', part);
        -- a cloned trigger starts in the default mode
        execute format('alter table public.%I enable always trigger append_only', part);
        made := made + 1;
    end loop;
    return made;
end $$;
revoke execute on function audit_make_partition(date) from public;
create or replace function audit_make_partitions(ahead int) returns int
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp as $$
declare made int := 0;
begin
    if ahead not between 0 and 24 then raise exception 'ahead is 0 to 24'; end if;
    for n in -1..ahead loop
        made := made + audit_make_partition((date_trunc('month', now() at time zone 'UTC') + make_interval(months => n))::date);
    end loop;
    return made;
end $$;

-- Detached months lie here, out of the application's sight; the owner dumps and drops them.
create schema retired;

-- Detaches the three partitions of a month, the oldest there is. The application may call it and can do no harm by it: it takes the right SEAL, a month that ended
-- at least a month ago, and for each firm's every entry in it a statement. Gives how many entries went. Waits two seconds for whoever is writing, then gives up.
create function audit_detach(month date) returns bigint
    language plpgsql security definer set search_path = pg_catalog, public, pg_temp set lock_timeout = '2s' as $$
declare parent text; part text := 'audit_entry_' || to_char(month, 'YYYY_MM'); began timestamptz := month::timestamp at time zone 'UTC'; gone bigint; unstated bigint;
begin
    if ctx.firm_if('SEAL') is null then
        raise exception 'only the keeper of the trail detaches a month' using errcode = '42501';
    end if;
    if month <> date_trunc('month', month)::date or month + interval '2 months' > now() at time zone 'UTC' then
        raise exception 'a month that ended at least a month ago' using errcode = '22023';
    end if;
    if exists (select from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'public.audit_entry'::regclass and c.relname < part) then
        raise exception 'the oldest month goes first' using errcode = '22023';
    end if;
    foreach parent in array array['audit_entry', 'audit_change', 'audit_value'] loop
        part := format('%s_%s', parent, to_char(month, 'YYYY_MM'));
        execute format('alter table public.%I detach partition public.%I', parent, part);
        execute format('alter table public.%I set schema retired', part);
        execute format('alter table retired.%I no force row level security', part); -- the owner's alone from here on
    end loop;
    alter table audit_retired no force row level security;
    execute format('select coalesce(sum(n), 0), count(*) filter (where n is distinct from stated) from (select e.firm_id, count(*) as n,'
        || ' (select r.entries from audit_retired r where r.firm_id = e.firm_id and r.from_us = $1) as stated from retired.%I e group by e.firm_id) firms',
        'audit_entry_' || to_char(month, 'YYYY_MM')) into gone, unstated using (extract(epoch from began) * 1000000)::bigint;
    alter table audit_retired force row level security;
    if unstated > 0 then
        raise exception '% firms have entries in this month that nothing says are retired', unstated using errcode = '55000';
    end if;
    return gone;
end $$;
revoke execute on function audit_detach(date) from public;
grant execute on function audit_detach(date) to leadflow_app;
