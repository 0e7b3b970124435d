-- The signed firm context: which firm, person and rights this transaction works with, so that no SQL can forge it.
-- Why: docs/architecture.md "The signed firm context". Locks: new schema, none. Undo: drop schema ctx cascade.
-- Token, one text: kid|firm|person|rights|provider|expires_s|pid|xact_us|hexmac ; the mac (HMAC-SHA-256) covers all before the last '|'.
create schema ctx authorization leadflow_ctx;
set role leadflow_ctx;

-- ipad and opad are the key's HMAC pads (RFC 2104), made once, so that a check costs two sha256 calls and needs no extension.
-- Not in a function's body: prosrc can be read by everybody.
create table ctx.hmac_key (
    kid       int         primary key check (kid > 0),
    ipad      bytea       not null,
    opad      bytea       not null,
    not_after timestamptz not null
);
revoke all on ctx.hmac_key from public;

-- Installs a key beside the ones that are there: two may be valid at once, so that the key can be rotated under load.
create function ctx.install_key(p_kid int, k bytea, valid interval) returns void
    language plpgsql set search_path = pg_catalog, pg_temp as $$
declare i bytea := '\x'; o bytea := '\x'; b int;
begin
    if length(k) <> 32 then raise exception 'the key has 32 bytes'; end if;
    for n in 0..63 loop
        b := case when n < 32 then get_byte(k, n) else 0 end;
        i := i || set_byte('\x00'::bytea, 0, b # 54);
        o := o || set_byte('\x00'::bytea, 0, b # 92);
    end loop;
    insert into ctx.hmac_key values (p_kid, i, o, now() + valid)
        on conflict (kid) do update set ipad = excluded.ipad, opad = excluded.opad, not_after = excluded.not_after;
end $$;

-- What the application signs: this backend and this transaction.
create function ctx.challenge(out pid int, out xact_us bigint) language sql stable
begin atomic
    select pg_backend_pid(), (extract(epoch from now()) * 1000000)::bigint;
end;

-- Checks signature, backend, transaction and expiry; gives the token's parts; 28000 when anything is wrong.
-- The verdict is never kept in a setting: that would be forgeable.
create function ctx.parts(token text) returns text[]
    language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare a text[] := string_to_array(token, '|'); i bytea; o bytea;
begin
    if coalesce(array_length(a, 1), 0) <> 9 or a[1] !~ '^[0-9]{1,9}$' or a[9] !~ '^[0-9a-f]{64}$' then
        raise exception 'no firm context' using errcode = '28000';
    end if;
    select ipad, opad into i, o from ctx.hmac_key where kid = a[1]::int and not_after > now();
    -- both sides hashed once more, so that the comparison's time tells nothing of the mac
    if i is null or sha256(sha256(o || sha256(i || convert_to(left(token, length(token) - 65), 'UTF8')))) <> sha256(decode(a[9], 'hex')) then
        raise exception 'bad signature' using errcode = '28000';
    end if;
    if a[7]::int <> pg_backend_pid() or a[8]::bigint <> (extract(epoch from now()) * 1000000)::bigint
            or a[6]::bigint < extract(epoch from clock_timestamp()) then
        raise exception 'another backend, transaction or time' using errcode = '28000';
    end if;
    return a;
end $$;

-- Takes the context for the rest of this transaction. set_config is revoked from the application (config/postgres/roles.sql).
create function ctx.enter(token text) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    perform ctx.parts(token);
    perform set_config('leadflow.context', token, true);
end $$;

-- The bit of a right, as legal.leadflow.tenancy.Right numbers them (EveryTableIT compares both).
create function ctx.bit(needed text) returns int
    language plpgsql immutable set search_path = pg_catalog, pg_temp as $$
begin
    return case needed
        when 'FIRM' then 1            -- the firm's own row
        when 'CALLS' then 2           -- call log and new calls
        when 'PARTIES' then 4         -- change people: name and contact
        when 'LEADS' then 8           -- a lead without its story
        when 'NARRATIVE' then 16      -- a lead's story: notes, incident, adverse party
        when 'MATTERS' then 32
        when 'MONEY' then 64          -- expected fees
        when 'CAMPAIGNS' then 128     -- read sources and campaigns
        when 'CAMPAIGNS_EDIT' then 256
        when 'IMPORTS' then 512
        when 'AUDIT' then 1024        -- read the audit trail
        when 'AUDIT_CASE' then 2048   -- read values of case content in it
        when 'PEOPLE' then 4096       -- the firm's users and settings
        when 'STAFF' then 8192        -- read names of colleagues
        when 'PARTIES_READ' then 16384
        else null end;
end $$;

-- The firm, if the context carries the right; null otherwise, hence no rows. An unknown right is an error: a policy misspelt.
create function ctx.firm_if(needed text) returns uuid
    language plpgsql stable security definer parallel restricted set search_path = pg_catalog, pg_temp as $$
declare t text := current_setting('leadflow.context', true); a text[]; b int := ctx.bit(needed);
begin
    if b is null then raise exception 'unknown right' using errcode = '22023'; end if;
    if coalesce(t, '') = '' then return null; end if; -- after a transaction PostgreSQL leaves '' and not null
    a := ctx.parts(t);
    return case when a[4]::int & b <> 0 then a[2]::uuid end;
end $$;

-- The person of the verified context; null without one.
create function ctx.person() returns uuid
    language plpgsql stable security definer parallel restricted set search_path = pg_catalog, pg_temp as $$
declare t text := current_setting('leadflow.context', true);
begin
    if coalesce(t, '') = '' then return null; end if;
    return (ctx.parts(t))[3]::uuid;
end $$;

-- The firm as an array of one, if the context carries any of these rights; null otherwise. For the restrictive policy that each table has:
-- afterMigrate.sql says why, and why an array.
create function ctx.firms_if(variadic needed text[]) returns uuid[]
    language plpgsql stable security definer parallel restricted set search_path = pg_catalog, pg_temp as $$
declare t text := current_setting('leadflow.context', true); a text[]; n text; b int; any_of int := 0;
begin
    foreach n in array needed loop
        b := ctx.bit(n);
        if b is null then raise exception 'unknown right' using errcode = '22023'; end if;
        any_of := any_of | b;
    end loop;
    if coalesce(t, '') = '' then return null; end if;
    a := ctx.parts(t);
    return case when a[4]::int & any_of <> 0 then array[a[2]::uuid] end;
end $$;

revoke execute on all functions in schema ctx from public;
grant usage on schema ctx to leadflow_app, leadflow_owner;
grant execute on function ctx.challenge(), ctx.enter(text), ctx.firm_if(text), ctx.firms_if(text[]), ctx.person() to leadflow_app, leadflow_owner;
reset role;
