-- A call's note in a table of its own: what was said on the phone is a case's story, and the call log is the front desk's too (docs/adr/0042).
-- And a call stays with its lead: otherwise whoever may not read a note took the call away from the lead first.
-- Locks: access exclusive on call, as long as the notes take to be copied. Undo: alter table call add column note bytea, its comment as in V0007; the notes back
-- as they came, with row security not forced meanwhile; drop table call_note; drop trigger keeps on call; drop function call_keep().
create table call_note (
    firm_id uuid        not null references firm,
    id      uuid        not null,                  -- the call's id
    version integer     not null,
    text    bytea,                                 -- null: somebody took it away
    at      timestamptz not null,                  -- when it was written last
    by_id   uuid,                                  -- by whom; null: a provider's, or nobody knows
    primary key (firm_id, id),
    foreign key (firm_id, id) references call (firm_id, id) on delete cascade
);
-- Values keep the place under which they were sealed as a column of call: nothing here could seal them anew.
comment on column call_note.text is 'personal; sealed as call.note';

alter table call no force row level security;
-- whose words a note is, is certain only where nobody has changed the call since it was entered
insert into call_note (firm_id, id, version, text, at, by_id)
    select firm_id, id, 0, note, changed_at, case when import_id is null and version = 0 then created_by end from call where note is not null;
update call set note_by_hand = true where import_id is null and note is not null and not note_by_hand;
alter table call force row level security;
alter table call drop column note;

alter table call_note enable row level security;
alter table call_note force row level security;
create policy story on call_note for select using (firm_id = (select ctx.firm_if('NARRATIVE')));
create policy own on call_note for select using (firm_id = (select ctx.firm_if('LEADS')) and by_id = (select ctx.person()));
create policy raw on call_note for select using (firm_id = (select ctx.firm_if('LEADS')) and exists (select from call c
    where c.firm_id = call_note.firm_id and c.id = call_note.id and c.lead_id is null));
-- people write in their own name; what a provider delivers is nobody's
create policy writes on call_note for insert with check (firm_id = (select ctx.firm_if('LEADS')) and by_id = (select ctx.person()));
create policy delivers on call_note for insert with check (firm_id = (select ctx.firm_if('IMPORTS')) and by_id is null);
create policy mends on call_note for update using (firm_id = (select ctx.firm_if('LEADS')) and by_id = (select ctx.person()))
    with check (firm_id = (select ctx.firm_if('LEADS')) and by_id = (select ctx.person()));
create policy changes on call_note for update using (firm_id = (select ctx.firm_if('NARRATIVE')))
    with check (firm_id = (select ctx.firm_if('NARRATIVE')) and by_id = (select ctx.person()));
create policy delivered on call_note for update using (firm_id = (select ctx.firm_if('IMPORTS')) and by_id is null)
    with check (firm_id = (select ctx.firm_if('IMPORTS')) and by_id is null);
grant select, insert, update (version, text, at, by_id) on call_note to leadflow_app;

-- A row's policies do not see what it was before; only taking an import back parts a call from a lead that goes.
create function call_keep() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if new.lead_id is distinct from old.lead_id and old.lead_id is not null and old.firm_id is distinct from ctx.firm_if('UNDO') then
        raise exception 'a call stays with its lead' using errcode = '42501';
    end if;
    return new;
end $$;
revoke execute on function call_keep() from public;
create trigger keeps before update on call for each row execute function call_keep();
alter table call enable always trigger keeps;
