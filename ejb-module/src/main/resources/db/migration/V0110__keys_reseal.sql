-- Runs that seal a firm's values anew, and the right by which they read and write sealed columns; afterMigrate.sql gives it to every table that has any.
-- Why: docs/adr/0020. Locks: new table, none. Undo: drop table key_reseal; the policies "xkeys_*" of all tables; ctx.bit as in V0101.
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
        else null end;
end $$;
reset role;

create table key_reseal (
    firm_id       uuid        not null references firm,
    id            uuid        not null,
    state         text        not null check (state in ('RUNNING', 'CANCELLED', 'DONE', 'LEFT', 'FAILED')),
    cancel_wanted boolean     not null default false,
    total         bigint      not null check (total >= 0), -- rows to do when it began
    done          bigint      not null default 0,
    left_over     bigint      not null default 0,          -- rows left when it ended
    at_table      text        check (length(at_table) <= 64), -- here a restart goes on: committed with the rows
    after_id      uuid,
    started_at    timestamptz not null,
    started_by    uuid        not null,                    -- a platform administrator: nobody of the firm
    ended_at      timestamptz,
    primary key (firm_id, id)
);
create index key_reseal_started on key_reseal (firm_id, started_at desc, id desc);
create unique index key_reseal_one_at_work on key_reseal (firm_id) where state = 'RUNNING';
alter table key_reseal enable row level security;
alter table key_reseal force row level security;
create policy works on key_reseal using (firm_id = (select ctx.firm_if('KEYS'))) with check (firm_id = (select ctx.firm_if('KEYS')));
grant select, insert, update on key_reseal to leadflow_app;
