-- Keys of requests that made a record through the interface for programs, so that a request sent twice makes one record (docs/adr/0022).
-- Locks: new table, none. Undo: drop table request_key;
create table request_key (
    firm_id    uuid        not null references firm,
    person     uuid        not null,                -- whose request it is; others may use the same key
    key_index  bytea       not null,                -- keyed digest of the key
    at         timestamptz not null,                -- forgotten a day later
    body_index bytea,                               -- keyed digest of what was asked for; null until the record is made, which nobody else sees
    made       uuid,                                -- the record
    primary key (firm_id, person, key_index)
);
create index request_key_at on request_key (firm_id, at);
alter table request_key enable row level security;
alter table request_key force row level security;
-- whoever may make leads and calls: they also forget each other's keys that are a day old
create policy keys on request_key using (firm_id = (select ctx.firm_if('LEADS'))) with check (firm_id = (select ctx.firm_if('LEADS')) and person = (select ctx.person()));
grant select, insert, update, delete on request_key to leadflow_app;
