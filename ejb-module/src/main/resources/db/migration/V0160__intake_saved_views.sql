-- Views of the lead list that people saved: filters under a name, one person's own or the firm's.
-- Locks: new table, none. Undo: drop table saved_view;
create table saved_view (
    firm_id    uuid        not null references firm,
    id         uuid        not null,
    version    integer     not null,
    staff_id   uuid,                               -- whose it is; null: the firm's
    name       bytea       not null,
    filter     text        not null check (length(filter) between 1 and 2000 and filter ~ '^[A-Za-z0-9_=&.-]+$'), -- parameters of the list's address: codes, ids, dates
    created_at timestamptz not null,
    created_by uuid        not null,
    primary key (firm_id, id),
    foreign key (firm_id, staff_id) references staff (firm_id, id) on delete cascade
);
comment on column saved_view.name is 'personal; sealed';
create index saved_view_staff on saved_view (firm_id, staff_id);
alter table saved_view enable row level security;
alter table saved_view force row level security;
-- a person's own are nobody else's to see; the firm's are everybody's who has the list, and theirs to change who work on leads beyond the front desk
create policy own_views on saved_view
    using (firm_id = (select ctx.firm_if('LEADS')) and staff_id = (select ctx.person()))
    with check (firm_id = (select ctx.firm_if('LEADS')) and staff_id = (select ctx.person()));
create policy firms_views_seen on saved_view for select using (firm_id = (select ctx.firm_if('LEADS')) and staff_id is null);
create policy firms_views on saved_view
    using (firm_id = (select ctx.firm_if('NARRATIVE')) and staff_id is null)
    with check (firm_id = (select ctx.firm_if('NARRATIVE')) and staff_id is null);
grant select, insert, update, delete on saved_view to leadflow_app;
