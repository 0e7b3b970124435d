-- What somebody changed on many leads at once, kept for a day so that they can take it back. Codes and ids alone; what was done to each lead stands with the lead (docs/adr/0041).
-- Locks: new tables, none. Undo: drop table lead_batch_lead, lead_batch;
create table lead_batch (
    firm_id     uuid        not null references firm,
    id          uuid        not null,
    version     integer     not null,
    staff_id    uuid        not null,              -- whose it is
    kind        text        not null check (kind in ('OWNER', 'STAGE', 'CLOSE')),
    owner_id    uuid,                              -- to whom the leads were given; null: to nobody, or another kind
    stage       text,
    disposition text,
    reason      text        check (length(reason) <= 40), -- code of legal.leadflow.intake.Reason
    at          timestamptz not null,
    undone_at   timestamptz,
    primary key (firm_id, id),
    foreign key (firm_id, staff_id) references staff (firm_id, id) on delete cascade,
    check (owner_id is null or kind = 'OWNER'),
    check ((kind = 'STAGE') = (stage is not null)),
    check ((kind = 'CLOSE') = (disposition is not null)),
    check ((disposition is null) = (reason is null))
);
create index lead_batch_staff on lead_batch (firm_id, staff_id, at);

create table lead_batch_lead (
    firm_id  uuid        not null references firm,
    batch_id uuid        not null,
    lead_id  uuid        not null,
    staff_id uuid        not null,                 -- the batch's
    outcome  text        not null check (length(outcome) <= 20), -- code of legal.leadflow.intake.BatchOutcome
    owner_id uuid,                                 -- as it was before
    stage    text        not null,                 -- as it was before
    since    timestamptz not null,                 -- lead.stage_since as the batch left it: another one tells that somebody moved the lead
    primary key (firm_id, batch_id, lead_id),
    foreign key (firm_id, batch_id) references lead_batch (firm_id, id) on delete cascade,
    foreign key (firm_id, lead_id) references lead (firm_id, id) on delete cascade,
    foreign key (firm_id, staff_id) references staff (firm_id, id) on delete cascade
);
create index lead_batch_lead_lead on lead_batch_lead (firm_id, lead_id);
create index lead_batch_lead_staff on lead_batch_lead (firm_id, staff_id);

alter table lead_batch enable row level security;
alter table lead_batch force row level security;
create policy own on lead_batch using (firm_id = (select ctx.firm_if('NARRATIVE')) and staff_id = (select ctx.person()))
    with check (firm_id = (select ctx.firm_if('NARRATIVE')) and staff_id = (select ctx.person()));
grant select, insert, update (version, undone_at), delete on lead_batch to leadflow_app;

alter table lead_batch_lead enable row level security;
alter table lead_batch_lead force row level security;
create policy own on lead_batch_lead using (firm_id = (select ctx.firm_if('NARRATIVE')) and staff_id = (select ctx.person()))
    with check (firm_id = (select ctx.firm_if('NARRATIVE')) and staff_id = (select ctx.person()));
grant select, insert, update (outcome), delete on lead_batch_lead to leadflow_app;
