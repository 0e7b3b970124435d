-- Calls that somebody is entering and has not saved: the fields as typed, so that a closed browser loses nothing.
-- And the caller's own words on how they heard of the firm, kept with the touchpoint of that call.
-- Locks: new table; a new column without a default: a moment. Undo: drop table call_draft; alter table touchpoint drop column said;
create table call_draft (
    firm_id   uuid        not null references firm,
    id        uuid        not null,                -- the id the call will have
    staff_id  uuid        not null,                -- whose it is; nobody else sees it
    content   bytea       not null,
    saved_at  timestamptz not null,
    primary key (firm_id, id),
    foreign key (firm_id, staff_id) references staff (firm_id, id) on delete cascade
);
comment on column call_draft.content is 'personal; sealed JSON of the fields';
create index call_draft_staff on call_draft (firm_id, staff_id, saved_at desc);
alter table call_draft enable row level security;
alter table call_draft force  row level security;
alter table call_draft alter column firm_id set statistics 0; -- EXPLAIN would tell how many rows a firm has
create policy own_drafts on call_draft
    using (firm_id = (select ctx.firm_if('CALLS')) and staff_id = (select ctx.person()))
    with check (firm_id = (select ctx.firm_if('CALLS')) and staff_id = (select ctx.person()));
grant select, insert, update, delete on call_draft to leadflow_app;

alter table touchpoint add column said bytea;
comment on column touchpoint.said is 'personal; sealed';
