-- Inquiries: what reached a firm and nobody has decided on yet. In two tables by who may read them, as leads are: the inquiry with its contact, and the words,
-- which are the front desk's only as long as they belong to no lead (docs/adr/0037).
-- Locks: new tables, none. Undo: drop table inquiry_message, inquiry; drop function inquiry_keep(); plan_by_keys as in V0100.
create table inquiry (
    firm_id      uuid        not null references firm,
    id           uuid        not null,
    version      integer     not null,
    channel      text        not null check (channel in ('CALL', 'FORM', 'CHAT', 'TEXT', 'MAIL', 'VENDOR_POST', 'WALK_IN')),
    state        text        not null check (state in ('RECEIVED', 'CONVERTED', 'ATTACHED', 'DUPLICATE', 'SPAM', 'REJECTED')),
    received_at  timestamptz not null,
    given_name   bytea,
    family_name  bytea,
    phone        bytea,
    phone_index  bytea,                             -- blind index, the same as party_phone.number_index
    email        bytea,
    email_index  bytea,                             -- blind index, the same as party_email.email_index
    language     text        not null check (language in ('EN', 'ES', 'OTHER', 'UNKNOWN')),
    source_id    uuid,
    campaign_id  uuid,
    triaged_at   timestamptz,
    triaged_by   uuid,
    lead_id      uuid,                              -- the lead it became, or was attached to
    duplicate_of uuid,                              -- the inquiry that says the same
    reason       text        check (length(reason) <= 40), -- code of legal.leadflow.intake.InquiryReason
    created_at   timestamptz not null,
    created_by   uuid        not null,              -- who took it down
    changed_at   timestamptz not null,
    changed_by   uuid        not null,
    primary key (firm_id, id),
    check ((state = 'RECEIVED') = (triaged_at is null)),
    check ((triaged_at is null) = (triaged_by is null)),
    check ((state in ('CONVERTED', 'ATTACHED')) = (lead_id is not null)),
    check ((state = 'DUPLICATE') = (duplicate_of is not null)),
    check ((state = 'REJECTED') = (reason is not null)),
    check (duplicate_of <> id),
    check ((phone is null) = (phone_index is null)),
    check ((email is null) = (email_index is null)),
    check (campaign_id is null or source_id is not null),
    foreign key (firm_id, source_id) references source (firm_id, id),
    foreign key (firm_id, source_id, campaign_id) references campaign (firm_id, source_id, id),
    foreign key (firm_id, lead_id) references lead (firm_id, id),
    foreign key (firm_id, duplicate_of) references inquiry (firm_id, id)
);
comment on column inquiry.given_name is 'personal; sealed';
comment on column inquiry.family_name is 'personal; sealed';
comment on column inquiry.phone is 'personal; sealed E.164';
comment on column inquiry.email is 'personal; sealed';
create index inquiry_waiting on inquiry (firm_id, received_at, id) where state = 'RECEIVED';
create index inquiry_triaged on inquiry (firm_id, state, triaged_at desc, id desc);
create index inquiry_lead on inquiry (firm_id, lead_id, received_at) where lead_id is not null;
create index inquiry_phone on inquiry (firm_id, phone_index) where phone_index is not null;
create index inquiry_email on inquiry (firm_id, email_index) where email_index is not null;
create index inquiry_original on inquiry (firm_id, duplicate_of) where duplicate_of is not null;

create table inquiry_message (
    firm_id uuid    not null references firm,
    id      uuid    not null,                       -- the inquiry's id
    version integer not null,
    text    bytea   not null,
    primary key (firm_id, id),
    foreign key (firm_id, id) references inquiry (firm_id, id)
);
comment on column inquiry_message.text is 'personal; sealed';

alter table inquiry enable row level security;
alter table inquiry force row level security;
create policy reads on inquiry for select using (firm_id = (select ctx.firm_if('LEADS')));
-- compliance: the whole trail of a person holds the inquiry that became their lead, as it holds the lead; not its words, that table stays shut
create policy trail on inquiry for select using (firm_id = (select ctx.firm_if('AUDIT_CASE')));
create policy adds on inquiry for insert with check (firm_id = (select ctx.firm_if('LEADS')));
-- what a lead has stays with it: nobody takes it away to read its words again
create policy changes on inquiry for update using (firm_id = (select ctx.firm_if('LEADS')) and lead_id is null) with check (firm_id = (select ctx.firm_if('LEADS')));
-- what came in stays as it came; only what was decided is written later
grant select, insert, update (version, state, triaged_at, triaged_by, lead_id, duplicate_of, reason, changed_at, changed_by) on inquiry to leadflow_app;

-- The work on keys needs a grant to seal values anew (afterMigrate.sql), which would let whoever decides on an inquiry change who sent it.
create function inquiry_keep() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if (new.given_name, new.family_name, new.phone, new.email) is distinct from (old.given_name, old.family_name, old.phone, old.email)
       and old.firm_id is distinct from ctx.firm_if('KEYS') then
        raise exception 'what came in stays as it came' using errcode = '42501';
    end if;
    return new;
end $$;
revoke execute on function inquiry_keep() from public;
create trigger keeps before update on inquiry for each row execute function inquiry_keep();
alter table inquiry enable always trigger keeps;

alter table inquiry_message enable row level security;
alter table inquiry_message force row level security;
create policy story on inquiry_message for select using (firm_id = (select ctx.firm_if('NARRATIVE')));
create policy raw on inquiry_message for select using (firm_id = (select ctx.firm_if('LEADS')) and exists (select from inquiry i
    where i.firm_id = inquiry_message.firm_id and i.id = inquiry_message.id and i.state in ('RECEIVED', 'SPAM', 'REJECTED')));
create policy adds on inquiry_message for insert with check (firm_id = (select ctx.firm_if('LEADS')));
grant select, insert on inquiry_message to leadflow_app;

-- As in V0100, and the new keys.
create or replace function plan_by_keys(t regclass) returns void language plpgsql set search_path = pg_catalog, public, pg_temp as $$
begin
    perform planning.assume(t, array['firm_id'], 1);                         -- no condition on the firm makes an index better than another
    perform planning.assume(t, array['id', 'number'], -1);
    perform planning.assume(t, array['party_id', 'lead_id', 'call_id', 'entry_id', 'record_id', 'subject_id', 'request_id', 'provider_call_id',
        'number_index', 'outside_index', 'last7_index', 'phone_index', 'email_index', 'row_index', 'duplicate_of'], -0.5);
    perform planning.assume(t, array['last4_index'], 10000);
    perform planning.assume(t, array['token'], 20000);
    perform planning.assume(t, array['source_id', 'campaign_id', 'import_id', 'actor', 'owner_id'], 50);
    perform planning.assume(t, array['stage'], 10);                          -- of 12; at 20 a page of one stage was sorted
    perform planning.assume(t, array['state'], 4);                           -- of an inquiry: lists of those that wait are read in the order of their index, however many they are
    perform planning.assume(t, array['disposition'], 20, 0.5);               -- without a disposition: an open lead, which lists are asked for most
end $$;
