-- Sources (how a lead reaches the firm), campaigns under them, and the tracking numbers that tell which one it was.
-- Locks: new tables, none. Undo: drop table tracking_number, campaign, source.
create table source (
    firm_id uuid    not null references firm,
    id      uuid    not null,
    version integer not null,
    name    text    not null check (length(name) between 1 and 120),
    channel text    not null check (channel in ('PAID_SEARCH', 'LOCAL_ADS', 'TV', 'RADIO', 'PRINT', 'SOCIAL', 'ORGANIC', 'REFERRAL', 'DIRECTORY', 'LEAD_GENERATOR', 'DIRECT', 'OTHER')),
    active  boolean not null default true,
    primary key (firm_id, id),
    unique (firm_id, name)
);
create table campaign (
    firm_id   uuid    not null references firm,
    id        uuid    not null,
    version   integer not null,
    source_id uuid    not null,
    name      text    not null check (length(name) between 1 and 160),
    starts_on date,
    ends_on   date check (ends_on >= starts_on),
    active    boolean not null default true,
    primary key (firm_id, id),
    unique (firm_id, source_id, name),
    unique (firm_id, source_id, id),
    foreign key (firm_id, source_id) references source (firm_id, id)
);
-- The firm's own numbers, printed in its advertisements: not personal.
create table tracking_number (
    firm_id     uuid    not null references firm,
    id          uuid    not null,
    version     integer not null,
    number      text    not null check (number ~ '^\+[0-9]{6,15}$'),
    source_id   uuid    not null,
    campaign_id uuid,
    greeting    text    check (length(greeting) <= 300),
    primary key (firm_id, id),
    unique (firm_id, number),
    foreign key (firm_id, source_id) references source (firm_id, id),
    foreign key (firm_id, source_id, campaign_id) references campaign (firm_id, source_id, id)
);
do $$ declare t text; begin
    foreach t in array array['source', 'campaign', 'tracking_number'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force  row level security', t);
        execute format('alter table %I alter column firm_id set statistics 0', t); -- EXPLAIN would tell how many rows a firm has
        execute format('create policy reads on %I for select using (firm_id = (select ctx.firm_if(''CAMPAIGNS'')))', t);
        execute format('create policy edits on %I for insert with check (firm_id = (select ctx.firm_if(''CAMPAIGNS_EDIT'')))', t);
        -- an import meets sources and campaigns that nobody has entered yet
        execute format('create policy imports on %I for insert with check (firm_id = (select ctx.firm_if(''IMPORTS'')))', t);
        execute format('create policy changes on %I for update using (firm_id = (select ctx.firm_if(''CAMPAIGNS_EDIT''))) with check (firm_id = (select ctx.firm_if(''CAMPAIGNS_EDIT'')))', t);
        execute format('grant select, insert, update on %I to leadflow_app', t);
    end loop;
end $$;
