-- The call log, and the touchpoints that tie a lead to a campaign.
-- Locks: new tables, none. Undo: drop table touchpoint, call.
create table call (
    firm_id         uuid        not null references firm,
    id              uuid        not null,
    version         integer     not null,
    provider_call_id text       check (length(provider_call_id) between 1 and 200), -- the call-tracking provider's id; null when entered by hand
    direction       text        not null check (direction in ('INBOUND', 'OUTBOUND')),
    outside_number  bytea,                         -- the other side's number, E.164; null when withheld
    outside_index   bytea,                         -- its blind index, the same as party_phone.number_index
    outside_name    bytea,                         -- the name as the provider delivered it
    outside_place   bytea,                         -- city, state, country as delivered
    tracking_number text        check (length(tracking_number) <= 40), -- the dialled number: the firm's own
    business_number text        check (length(business_number) <= 40),
    started_at      timestamptz not null,
    answered_at     timestamptz,
    ended_at        timestamptz,
    duration_s      integer     not null default 0 check (duration_s between 0 and 604800),
    ring_s          integer     check (ring_s between 0 and 86400),
    outcome         text        not null check (outcome in ('ANSWERED', 'MISSED', 'VOICEMAIL', 'ABANDONED', 'BUSY', 'FAILED', 'WRONG_NUMBER')),
    first_time      boolean,
    agent           bytea,                         -- who answered, as delivered
    staff_id        uuid,                          -- who entered or answered it here
    source_id       uuid,
    campaign_id     uuid,
    party_id        uuid,
    lead_id         uuid,
    tags            bytea,
    note            bytea,
    import_id       uuid,
    created_at      timestamptz not null,
    created_by      uuid        not null,
    changed_at      timestamptz not null,
    changed_by      uuid        not null,
    primary key (firm_id, id),
    unique (firm_id, provider_call_id),
    foreign key (firm_id, source_id) references source (firm_id, id),
    foreign key (firm_id, source_id, campaign_id) references campaign (firm_id, source_id, id),
    foreign key (firm_id, party_id) references party (firm_id, id),
    foreign key (firm_id, lead_id) references lead (firm_id, id),
    foreign key (firm_id, staff_id) references staff (firm_id, id)
);
comment on column call.outside_number is 'personal; sealed E.164';
comment on column call.outside_name is 'personal; sealed';
comment on column call.outside_place is 'personal; sealed';
comment on column call.agent is 'personal; sealed';
comment on column call.tags is 'personal; sealed';
comment on column call.note is 'personal; sealed';
create index call_started on call (firm_id, started_at desc, id desc);
create index call_outside on call (firm_id, outside_index, started_at desc) where outside_index is not null;
create index call_party on call (firm_id, party_id, started_at desc) where party_id is not null;
create index call_lead on call (firm_id, lead_id, started_at desc) where lead_id is not null;
create index call_import on call (firm_id, import_id) where import_id is not null;

create table touchpoint (
    firm_id      uuid        not null references firm,
    id           uuid        not null,
    version      integer     not null,
    lead_id      uuid,
    call_id      uuid,
    source_id    uuid,
    campaign_id  uuid,
    at           timestamptz not null,
    kind         text        not null check (kind in ('CALL', 'FORM', 'CHAT', 'MAIL', 'REFERRAL')),
    basis        text        not null check (basis in ('DIALLED_NUMBER', 'PROVIDER', 'CALLER_SAID', 'ENTERED')), -- why we believe it
    click_id     bytea,
    landing_page bytea,
    keyword      bytea,
    primary key (firm_id, id),
    foreign key (firm_id, lead_id) references lead (firm_id, id) on delete cascade,
    foreign key (firm_id, call_id) references call (firm_id, id) on delete cascade,
    foreign key (firm_id, source_id) references source (firm_id, id),
    foreign key (firm_id, source_id, campaign_id) references campaign (firm_id, source_id, id)
);
comment on column touchpoint.click_id is 'personal; sealed';
comment on column touchpoint.landing_page is 'personal; sealed';
comment on column touchpoint.keyword is 'personal; sealed';
create index touchpoint_lead on touchpoint (firm_id, lead_id, at) where lead_id is not null;
create index touchpoint_call on touchpoint (firm_id, call_id) where call_id is not null;

do $$ declare t text; begin
    foreach t in array array['call', 'touchpoint'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force  row level security', t);
        execute format('alter table %I alter column firm_id set statistics 0', t); -- EXPLAIN would tell how many rows a firm has
        execute format('create policy works on %I using (firm_id = (select ctx.firm_if(''CALLS''))) with check (firm_id = (select ctx.firm_if(''CALLS'')))', t);
        execute format('grant select, insert, update, delete on %I to leadflow_app', t);
    end loop;
end $$;
