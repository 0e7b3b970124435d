-- The first proof of a firm's keys is put by the server at the firm's first sign-in, with the right KEYS lent for that statement. Until now any SQL of a page of such a firm
-- could put one that fits no keys, and so close the firm before anybody had worked in it.
-- Locks: none but the function's row. Undo: firm_keep as in V0130.
create or replace function firm_keep() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
    if new.key_check is distinct from old.key_check and (new.key_check is null or old.id is distinct from ctx.firm_if('KEYS')) then
        raise exception 'the proof of a firm''s keys stays' using errcode = '42501';
    end if;
    if new.next_lead <> old.next_lead and (new.next_lead not between old.next_lead and old.next_lead + 100000 or old.id is distinct from ctx.firm_if('LEADS')) then
        raise exception 'the number of the next lead goes up with each lead' using errcode = '42501';
    end if;
    return new;
end $$;
