-- Leads, in three tables by who may read them: the lead itself, its story (narrative), its money.
-- Locks: new tables, none. Undo: drop table lead_fact, lead_note, lead_stage_change, lead_money, lead_narrative, lead, case_type, practice_area.
create table practice_area (
    firm_id uuid    not null references firm,
    id      uuid    not null,
    version integer not null,
    name    text    not null check (length(name) between 1 and 120),
    name_es text    not null check (length(name_es) between 1 and 120),
    active  boolean not null default true,
    primary key (firm_id, id),
    unique (firm_id, name)
);
create table case_type (
    firm_id          uuid    not null references firm,
    id               uuid    not null,
    version          integer not null,
    practice_area_id uuid    not null,
    name             text    not null check (length(name) between 1 and 120),
    name_es          text    not null check (length(name_es) between 1 and 120),
    active           boolean not null default true,
    primary key (firm_id, id),
    unique (firm_id, practice_area_id, name),
    unique (firm_id, practice_area_id, id),
    foreign key (firm_id, practice_area_id) references practice_area (firm_id, id)
);
create table lead (
    firm_id          uuid        not null references firm,
    id               uuid        not null,
    version          integer     not null,
    number           bigint      not null,
    party_id         uuid        not null,
    practice_area_id uuid,
    case_type_id     uuid,
    stage            text        not null check (stage in ('NEW', 'ATTEMPTING', 'CONTACTED', 'CONFLICT_CHECK', 'SCREENING', 'UNDER_REVIEW', 'ON_HOLD',
                                     'QUALIFIED', 'CONSULTATION_SCHEDULED', 'CONSULTED', 'RETAINER_SENT', 'SIGNED')),
    disposition      text        check (disposition in ('REFERRED_OUT', 'TURNED_DOWN', 'LOST', 'DUPLICATE', 'SPAM', 'CONFLICT')), -- null while open
    reason           text        check (length(reason) <= 40), -- code of legal.leadflow.intake.Reason; mandatory with a disposition
    received_at      timestamptz not null,
    stage_since      timestamptz not null,
    source_id        uuid,
    campaign_id      uuid,
    source_said      bytea,                        -- the source in the caller's words
    owner_id         uuid,                         -- intake owner
    attorney_id      uuid,
    import_id        uuid,
    created_at       timestamptz not null,
    created_by       uuid        not null,
    changed_at       timestamptz not null,
    changed_by       uuid        not null,
    primary key (firm_id, id),
    unique (firm_id, number),
    check ((disposition is null) = (reason is null)),
    check (case_type_id is null or practice_area_id is not null),
    foreign key (firm_id, party_id) references party (firm_id, id),
    foreign key (firm_id, practice_area_id) references practice_area (firm_id, id),
    foreign key (firm_id, practice_area_id, case_type_id) references case_type (firm_id, practice_area_id, id),
    foreign key (firm_id, source_id) references source (firm_id, id),
    foreign key (firm_id, source_id, campaign_id) references campaign (firm_id, source_id, id),
    foreign key (firm_id, owner_id) references staff (firm_id, id),
    foreign key (firm_id, attorney_id) references staff (firm_id, id)
);
comment on column lead.source_said is 'personal; sealed';
create index lead_received on lead (firm_id, received_at desc, id desc);
create index lead_stage on lead (firm_id, stage, received_at desc, id desc);
create index lead_party on lead (firm_id, party_id);
create index lead_owner on lead (firm_id, owner_id, received_at desc, id desc);
create index lead_import on lead (firm_id, import_id) where import_id is not null;

create table lead_narrative (
    firm_id       uuid    not null references firm,
    id            uuid    not null,                -- the lead's id
    version       integer not null,
    incident_on   date,
    limitation_on date,
    jurisdiction  text    check (length(jurisdiction) <= 120),
    adverse_party bytea,
    summary       bytea,
    primary key (firm_id, id),
    foreign key (firm_id, id) references lead (firm_id, id) on delete cascade
);
comment on column lead_narrative.adverse_party is 'personal; sealed';
comment on column lead_narrative.summary is 'personal; sealed';

create table lead_money (
    firm_id      uuid    not null references firm,
    id           uuid    not null,                 -- the lead's id
    version      integer not null,
    expected_fee numeric(14, 2) check (expected_fee >= 0),
    currency     char(3) not null,
    primary key (firm_id, id),
    foreign key (firm_id, id) references lead (firm_id, id) on delete cascade
);

create table lead_stage_change (
    firm_id        uuid        not null references firm,
    id             uuid        not null,
    version        integer     not null,
    lead_id        uuid        not null,
    from_stage     text,
    to_stage       text        not null,
    disposition    text,
    reason         text,
    at             timestamptz not null,
    by_id          uuid        not null,
    primary key (firm_id, id),
    unique (firm_id, lead_id, id),
    foreign key (firm_id, lead_id) references lead (firm_id, id) on delete cascade
);
create index lead_stage_change_lead on lead_stage_change (firm_id, lead_id, at);

create table lead_note (
    firm_id uuid        not null references firm,
    id      uuid        not null,
    version integer     not null,
    lead_id uuid        not null,
    stage_change_id uuid,                          -- written when the lead was closed or opened again: a story, so not in that table
    text    bytea       not null,
    at      timestamptz not null,
    by_id   uuid        not null,
    primary key (firm_id, id),
    foreign key (firm_id, lead_id) references lead (firm_id, id) on delete cascade,
    foreign key (firm_id, lead_id, stage_change_id) references lead_stage_change (firm_id, lead_id, id) on delete cascade
);
comment on column lead_note.text is 'personal; sealed';
create index lead_note_lead on lead_note (firm_id, lead_id, at);

-- Who changed a fact of a lead last: told when two people change the same one. No values.
create table lead_fact (
    firm_id    uuid        not null references firm,
    lead_id    uuid        not null,
    fact       text        not null check (length(fact) <= 40), -- legal.leadflow.intake.Fact
    changed_at timestamptz not null,
    changed_by uuid        not null,
    primary key (firm_id, lead_id, fact),
    foreign key (firm_id, lead_id) references lead (firm_id, id) on delete cascade
);

do $$ declare t record; begin
    -- Who may read, add and change: the front desk opens leads and sees how far they are, and changes none.
    for t in select * from (values
        ('lead', 'LEADS', 'LEADS', 'NARRATIVE'), ('lead_narrative', 'NARRATIVE', 'NARRATIVE', 'NARRATIVE'), ('lead_money', 'MONEY', 'MONEY', 'MONEY'),
        ('lead_stage_change', 'LEADS', 'LEADS', null), ('lead_note', 'NARRATIVE', 'NARRATIVE', null))
        as v(name, reads, adds, changes) loop
        execute format('alter table %I enable row level security', t.name);
        execute format('alter table %I force  row level security', t.name);
        execute format('alter table %I alter column firm_id set statistics 0', t.name); -- EXPLAIN would tell how many rows a firm has
        execute format('create policy reads on %I for select using (firm_id = (select ctx.firm_if(%L)))', t.name, t.reads);
        execute format('create policy adds on %I for insert with check (firm_id = (select ctx.firm_if(%L)))', t.name, t.adds);
        execute format('grant select, insert on %I to leadflow_app', t.name);
        if t.changes is not null then
            execute format('create policy changes on %I for update using (firm_id = (select ctx.firm_if(%L))) with check (firm_id = (select ctx.firm_if(%L)))', t.name, t.changes, t.changes);
            execute format('grant update on %I to leadflow_app', t.name);
        end if;
    end loop;
    alter table lead_fact enable row level security;
    alter table lead_fact force  row level security;
    alter table lead_fact alter column firm_id set statistics 0; -- EXPLAIN would tell how many rows a firm has
    create policy contact on lead_fact using (firm_id = (select ctx.firm_if('LEADS')) and fact in ('GIVEN_NAME', 'FAMILY_NAME', 'PHONE', 'SPEAKS'));
    create policy money on lead_fact using (firm_id = (select ctx.firm_if('MONEY')) and fact = 'EXPECTED_FEE');
    create policy story on lead_fact using (firm_id = (select ctx.firm_if('NARRATIVE'))
        and fact not in ('GIVEN_NAME', 'FAMILY_NAME', 'PHONE', 'SPEAKS', 'EXPECTED_FEE'));
    grant select, insert, update on lead_fact to leadflow_app;
    -- Undoing an import takes its leads back; what hangs on them goes with them.
    create policy undoes on lead for delete using (firm_id = (select ctx.firm_if('IMPORTS')) and import_id is not null);
    grant delete on lead to leadflow_app;
    for t in select * from (values ('practice_area', ''), ('case_type', '')) as v(name, needed) loop
        execute format('alter table %I enable row level security', t.name);
        execute format('alter table %I force  row level security', t.name);
        execute format('alter table %I alter column firm_id set statistics 0', t.name); -- EXPLAIN would tell how many rows a firm has
        execute format('create policy reads on %I for select using (firm_id = (select ctx.firm_if(''FIRM'')))', t.name);
        execute format('create policy edits on %I for insert with check (firm_id = (select ctx.firm_if(''PEOPLE'')))', t.name);
        execute format('create policy changes on %I for update using (firm_id = (select ctx.firm_if(''PEOPLE''))) with check (firm_id = (select ctx.firm_if(''PEOPLE'')))', t.name);
        execute format('grant select, insert, update on %I to leadflow_app', t.name);
    end loop;
end $$;
