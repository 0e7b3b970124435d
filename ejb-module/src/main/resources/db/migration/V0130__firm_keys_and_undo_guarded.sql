-- What only one job may do, no SQL of a person's page may: put a firm's key proof away, take an import back, ask when the oldest transaction began.
-- Why: docs/adr/0032. Locks: access exclusive on firm, party, lead, call, source, campaign and tracking_number, for a moment; the last three are rewritten in part.
-- Undo: ctx.bit and audit_horizon as in V0110 and V0101; drop trigger keeps on firm; drop function firm_keep(); the policies and grants as in V0002 to V0011;
--       the policies "erased" and audit_refuse as in V0102; alter table source, campaign, tracking_number drop column import_id.
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
        when 'KEYS' then 65536        -- seal values anew; no role has it
        when 'UNDO' then 131072       -- take an import back; no role has it, it is lent to that job
        when 'ERASE' then 262144      -- erase values of the trail; no role has it, an erasure's call is lent it
        else null end;
end $$;
reset role;

-- A firm's key proof tells a lost key from a new firm: once it is there, only the work on keys changes it, and nothing takes it away.
-- The next lead's number goes up, and only for who may open leads.
create function firm_keep() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if new.key_check is distinct from old.key_check and old.key_check is not null and (new.key_check is null or old.id is distinct from ctx.firm_if('KEYS')) then
        raise exception 'the proof of a firm''s keys stays' using errcode = '42501';
    end if;
    if new.next_lead <> old.next_lead and (new.next_lead not between old.next_lead and old.next_lead + 100000 or old.id is distinct from ctx.firm_if('LEADS')) then
        raise exception 'the number of the next lead goes up with each lead' using errcode = '42501';
    end if;
    return new;
end $$;
revoke execute on function firm_keep() from public;
create trigger keeps before update on firm for each row execute function firm_keep();
alter table firm enable always trigger keeps;
drop policy own_firm on firm;
create policy own_firm on firm for select using (id = (select ctx.firm_if('FIRM')));
create policy begins on firm for insert with check (id = (select ctx.firm_if('FIRM'))); -- the owner makes firms; the application may not insert
create policy counts on firm for update using (id = (select ctx.firm_if('FIRM'))) with check (id = (select ctx.firm_if('FIRM')));

-- Which import made a source, campaign or number is told by the row itself, as with leads, calls and people, and nobody writes it later.
do $$ declare t text; columns text; begin
    foreach t in array array['source', 'campaign', 'tracking_number'] loop
        execute format('alter table %I add column import_id uuid', t);
        execute format('alter table import_change no force row level security');
        execute format('alter table %I no force row level security', t);
        execute format('update %I s set import_id = c.import_id from import_change c where c.firm_id = s.firm_id and c.entity = %L and c.record_id = s.id and c.kind = ''CREATED''', t, t);
        execute format('alter table %I force row level security', t);
        execute format('alter table import_change force row level security');
        execute format('drop policy import_undo on %I', t);
    end loop;
    drop policy undoes on lead;
    drop policy removes on party;
    drop policy works on call;
    create policy reads on call for select using (firm_id = (select ctx.firm_if('CALLS')));
    create policy adds on call for insert with check (firm_id = (select ctx.firm_if('CALLS')));
    create policy changes on call for update using (firm_id = (select ctx.firm_if('CALLS'))) with check (firm_id = (select ctx.firm_if('CALLS')));
    foreach t in array array['lead', 'party', 'call', 'source', 'campaign', 'tracking_number'] loop
        execute format('create policy undoes on %I for delete using (firm_id = (select ctx.firm_if(''UNDO'')) and import_id is not null)', t);
        select string_agg(format('%I', attname), ', ') into columns from pg_attribute
         where attrelid = t::regclass and attnum > 0 and not attisdropped and attname not in ('firm_id', 'id', 'import_id');
        execute format('revoke update on %I from leadflow_app', t);
        execute format('grant update (%s) on %I to leadflow_app', columns, t);
    end loop;
end $$;

-- An erasure erases, and no more: until now its call carried the sealer's right, and SQL in it could have made seals.
drop policy erased on audit_value;
drop policy erased on audit_entry;
create policy erased on audit_value for update using (firm_id = (select ctx.firm_if('ERASE'))) with check (firm_id = (select ctx.firm_if('ERASE')));
create policy erased on audit_entry for update using (firm_id = (select ctx.firm_if('ERASE'))) with check (firm_id = (select ctx.firm_if('ERASE')));
create or replace function audit_refuse() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if tg_op = 'UPDATE' then
        if tg_table_name like 'audit\_value\_%' and old.firm_id = ctx.firm_if('ERASE') then
            if new.old_value is null and new.new_value is null and new.salt is null
                    and (new.firm_id, new.at, new.id, new.entity, new.digest) = (old.firm_id, old.at, old.id, old.entity, old.digest) then
                return new;
            end if;
        elsif tg_table_name like 'audit\_entry\_%' and old.firm_id = ctx.firm_if('ERASE') then
            if new.address is null and to_jsonb(new) - 'address' = to_jsonb(old) - 'address' then
                return new;
            end if;
        end if;
    end if;
    raise exception 'the audit trail is append-only (% on %)', tg_op, tg_table_name using errcode = '42501';
end $$;

-- Asked by the sealer alone: it would tell everybody since when the oldest transaction of any firm has been running.
create or replace function audit_horizon() returns xid8 language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if ctx.firm_if('SEAL') is null then
        raise exception 'only the keeper of the trail asks for the horizon' using errcode = '42501';
    end if;
    return pg_snapshot_xmin(pg_current_snapshot());
end $$;
-- Whether an entry names a transaction that has not begun: nobody wrote that but who may write past the policies, and it would never be sealed.
create function audit_beyond(number xid8) returns boolean language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
    if ctx.firm_if('SEAL') is null then
        raise exception 'only the keeper of the trail asks for the horizon' using errcode = '42501';
    end if;
    return number >= pg_snapshot_xmax(pg_current_snapshot());
end $$;
revoke execute on function audit_beyond(xid8) from public;
grant execute on function audit_beyond(xid8) to leadflow_app;
