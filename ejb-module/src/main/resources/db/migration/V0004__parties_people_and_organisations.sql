-- Parties: persons and organisations with their phones and e-mails, and keyed tokens to find them by.
-- Locks: new tables, none. Undo: drop table party_token, party_email, party_phone, party.
create table party (
    firm_id        uuid        not null references firm,
    id             uuid        not null,
    version        integer     not null,
    kind           text        not null check (kind in ('PERSON', 'ORGANISATION')),
    given_name     bytea,
    family_name    bytea,                          -- an organisation's whole name
    language       text        not null check (language in ('EN', 'ES', 'OTHER', 'UNKNOWN')),
    do_not_contact boolean     not null default false,
    import_id      uuid,                           -- the import that made it, for undoing that import
    created_at     timestamptz not null,
    created_by     uuid        not null,
    changed_at     timestamptz not null,
    changed_by     uuid        not null,
    primary key (firm_id, id)
);
comment on column party.given_name is 'personal; sealed';
comment on column party.family_name is 'personal; sealed';
create index party_import on party (firm_id, import_id) where import_id is not null;

create table party_phone (
    firm_id     uuid    not null references firm,
    id          uuid    not null,
    version     integer not null,
    party_id    uuid    not null,
    number      bytea   not null,
    number_index bytea  not null,                  -- blind indexes: whole E.164 number, its last 7 and its last 4 digits
    last7_index bytea   not null,
    last4_index bytea   not null,
    primary key (firm_id, id),
    foreign key (firm_id, party_id) references party (firm_id, id) on delete cascade
);
comment on column party_phone.number is 'personal; sealed E.164';
create index party_phone_number on party_phone (firm_id, number_index);
create index party_phone_last7 on party_phone (firm_id, last7_index);
create index party_phone_last4 on party_phone (firm_id, last4_index);
create index party_phone_party on party_phone (firm_id, party_id);

create table party_email (
    firm_id     uuid    not null references firm,
    id          uuid    not null,
    version     integer not null,
    party_id    uuid    not null,
    email       bytea   not null,
    email_index bytea   not null,
    primary key (firm_id, id),
    foreign key (firm_id, party_id) references party (firm_id, id) on delete cascade
);
comment on column party_email.email is 'personal; sealed';
create index party_email_email on party_email (firm_id, email_index);
create index party_email_party on party_email (firm_id, party_id);

-- Keyed tokens of names (prefixes, phonetic codes): plain equality, so the index works under row security.
create table party_token (
    firm_id  uuid  not null references firm,
    token    bytea not null,
    party_id uuid  not null,
    primary key (firm_id, token, party_id),
    foreign key (firm_id, party_id) references party (firm_id, id) on delete cascade
);
create index party_token_party on party_token (firm_id, party_id);

do $$ declare t text; begin
    foreach t in array array['party', 'party_phone', 'party_email', 'party_token'] loop
        execute format('alter table %I enable row level security', t);
        execute format('alter table %I force  row level security', t);
        execute format('alter table %I alter column firm_id set statistics 0', t); -- EXPLAIN would tell how many rows a firm has
        execute format('create policy reads on %I for select using (firm_id = (select ctx.firm_if(''PARTIES_READ'')))', t);
        execute format('create policy adds on %I for insert with check (firm_id = (select ctx.firm_if(''PARTIES'')))', t);
        execute format('create policy changes on %I for update using (firm_id = (select ctx.firm_if(''PARTIES''))) with check (firm_id = (select ctx.firm_if(''PARTIES'')))', t);
        execute format('create policy removes on %I for delete using (firm_id = (select ctx.firm_if(''PARTIES'')))', t);
        execute format('grant select, insert, update, delete on %I to leadflow_app', t);
    end loop;
end $$;
