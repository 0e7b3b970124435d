-- Firms (tenants), their offices, and the people who work there as the sign-in server names them.
-- Locks: new tables, none. Undo: drop table staff, office, firm.
create table firm (
    id          uuid        primary key,          -- the id of its organization in Keycloak
    name        text        not null check (length(name) between 1 and 200),
    time_zone   text        not null,
    currency    char(3)     not null,
    key_check   bytea,                             -- a known text sealed with the firm's key: tells a lost or foreign key from a new firm
    next_lead   bigint      not null default 1,    -- the number the next lead gets
    created_at  timestamptz not null default now()
);
alter table firm enable row level security;
alter table firm force  row level security;
create policy own_firm on firm using (id = (select ctx.firm_if('FIRM'))) with check (id = (select ctx.firm_if('FIRM')));
grant select, update (key_check, next_lead) on firm to leadflow_app;

create table office (
    firm_id    uuid    not null references firm,
    id         uuid    not null,
    version    integer not null,
    name       text    not null check (length(name) between 1 and 120),
    time_zone  text    not null,
    primary key (firm_id, id)
);
alter table office enable row level security;
alter table office force  row level security;
alter table office alter column firm_id set statistics 0; -- EXPLAIN would tell how many rows a firm has
create policy offices on office using (firm_id = (select ctx.firm_if('FIRM'))) with check (firm_id = (select ctx.firm_if('PEOPLE')));
grant select, insert, update on office to leadflow_app;

create table staff (
    firm_id    uuid        not null references firm,
    id         uuid        not null,               -- "sub" of the sign-in token
    version    integer     not null,
    name       bytea       not null,
    office_id  uuid,
    roles      text        not null,               -- as last signed in, separated by blanks; for display: rights come from the token
    theme      text        not null default 'SYSTEM' check (theme in ('SYSTEM', 'LIGHT', 'DARK')),
    language   text        not null default 'EN' check (language in ('EN', 'ES')),
    shortcuts  boolean     not null default true,  -- single-letter keys, WCAG 2.1.4
    last_practice_area uuid,                       -- default of the call screen
    seen_at    timestamptz not null,
    primary key (firm_id, id),
    foreign key (firm_id, office_id) references office (firm_id, id)
);
comment on column staff.name is 'personal; sealed';
alter table staff enable row level security;
alter table staff force  row level security;
alter table staff alter column firm_id set statistics 0;
-- Everybody has their own row; colleagues' names are for those who work with them.
create policy colleagues on staff for select using (firm_id = (select ctx.firm_if('STAFF')));
create policy myself on staff
    using (firm_id = (select ctx.firm_if('FIRM')) and id = (select ctx.person()))
    with check (firm_id = (select ctx.firm_if('FIRM')) and id = (select ctx.person()));
grant select, insert, update on staff to leadflow_app;
