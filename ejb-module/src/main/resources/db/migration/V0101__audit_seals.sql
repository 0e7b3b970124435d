-- The trail is sealed: each value gets a salt and a digest, each firm a chain of seals over its entries, a right of its own for the sealer.
-- Why: docs/adr/0016. Locks: access exclusive on audit_value while it is rewritten once; the others for a moment.
-- Undo: drop table audit_seal; drop function audit_horizon(); drop the policies "seals"; alter table audit_value drop column salt, drop column digest.
set role leadflow_ctx;
create or replace function ctx.bit(needed text) returns int
    language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin
    return case needed
        when 'FIRM' then 1            -- the firm's own row
        when 'CALLS' then 2           -- call log and new calls
        when 'PARTIES' then 4         -- change people: name and contact
        when 'LEADS' then 8           -- a lead without its story
        when 'NARRATIVE' then 16      -- a lead's story: notes, incident, adverse party
        when 'MATTERS' then 32
        when 'MONEY' then 64          -- expected fees
        when 'CAMPAIGNS' then 128     -- read sources and campaigns
        when 'CAMPAIGNS_EDIT' then 256
        when 'IMPORTS' then 512
        when 'AUDIT' then 1024        -- read the audit trail
        when 'AUDIT_CASE' then 2048   -- read values of case content in it
        when 'PEOPLE' then 4096       -- the firm's users and settings
        when 'STAFF' then 8192        -- read names of colleagues
        when 'PARTIES_READ' then 16384
        when 'SEAL' then 32768        -- seal the audit trail; no person has it
        else null end;
end $$;
reset role;

-- For the rows that are there a rewrite fills both; no trigger fires. From then on the application tells them, and erasing a value leaves its digest.
alter table audit_value add column salt bytea default uuid_send(gen_random_uuid());
alter table audit_value add column digest bytea generated always as (sha256(salt || int4send(coalesce(length(old_value), -1)) || coalesce(old_value, '\x'::bytea)
    || int4send(coalesce(length(new_value), -1)) || coalesce(new_value, '\x'::bytea))) stored;
alter table audit_value alter column digest drop expression;
alter table audit_value alter column salt drop default;
alter table audit_value alter column digest set not null;
do $$ declare part regclass; begin
    for part in select inhrelid from pg_inherits where inhparent = 'audit_value'::regclass loop
        execute format('alter table %s alter column salt set statistics 0, alter column digest set statistics 0', part);
    end loop;
end $$;

create index audit_entry_xid on audit_entry (firm_id, xid);

create table audit_seal (
    firm_id  uuid        not null references firm,
    number   bigint      not null check (number > 0),  -- from 1 without a gap
    from_xid xid8        not null,                     -- covers the transactions from here
    to_xid   xid8        not null,                     -- up to, and without, this one
    entries  integer     not null check (entries > 0),
    total    bigint      not null,                     -- entries of this seal and all before
    root     bytea       not null,                     -- of the Merkle tree over the entries, in the order of (at, id)
    previous bytea       not null,                     -- the hash of the seal before
    at_us    bigint      not null,                     -- microseconds since 1970
    primary key (firm_id, number)                      -- two nodes that seal at once: one of them
);
alter table audit_seal enable row level security;
alter table audit_seal force  row level security;
create policy trail on audit_seal for select using (firm_id = (select ctx.firm_if('AUDIT')));
create policy seals on audit_seal for select using (firm_id = (select ctx.firm_if('SEAL')));
create policy sealed on audit_seal for insert with check (firm_id = (select ctx.firm_if('SEAL')));
grant select, insert on audit_seal to leadflow_app;
create trigger append_only before update or delete on audit_seal for each row execute function audit_refuse();
create trigger no_truncate before truncate on audit_seal for each statement execute function audit_refuse();
alter table audit_seal enable always trigger append_only;
alter table audit_seal enable always trigger no_truncate;

create policy seals on audit_entry for select using (firm_id = (select ctx.firm_if('SEAL')));
create policy seals on audit_change for select using (firm_id = (select ctx.firm_if('SEAL')));
create policy seals on audit_value for select using (firm_id = (select ctx.firm_if('SEAL')));

-- Every transaction below has ended: nothing can be added to what lies there any more. (The functions in it are revoked from everybody else.)
create function audit_horizon() returns xid8 language sql stable security definer set search_path = pg_catalog, pg_temp
    as $$ select pg_snapshot_xmin(pg_current_snapshot()) $$;
revoke execute on function audit_horizon() from public;
grant execute on function audit_horizon() to leadflow_app;
