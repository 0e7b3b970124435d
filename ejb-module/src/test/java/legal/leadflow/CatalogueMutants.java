package legal.leadflow;

import java.util.List;
import legal.leadflow.SchemaMutants.Family;

/** Mutants of functions and of all else that a database can hold. */
final class CatalogueMutants {
    private static final String OUR_FUNCTIONS = " from pg_proc p where p.pronamespace::regnamespace::text not in ('pg_catalog', 'information_schema')";
    private static final String DEFINERS = OUR_FUNCTIONS + " and p.prosecdef";
    private static final String THEIRS = " from pg_proc p where p.pronamespace = 'pg_catalog'::regnamespace and p.prokind in ('f', 'p')";

    static final List<Family> ALL = List.of(
            new Family("a function that claims not to leak", "select format('alter function %s leakproof', p.oid::regprocedure)" + OUR_FUNCTIONS),
            new Family("an operator's function that claims not to leak", "select format('alter function %s leakproof', o.oprcode) from pg_operator o join pg_proc p on p.oid = o.oprcode where o.oprname in ('>', '~~', '~', '/') and not p.proleakproof"
                    + " and p.pronamespace = 'pg_catalog'::regnamespace"),
            new Family("a function with its owner's rights and any search path", "select format('alter function %s reset search_path', p.oid::regprocedure)" + DEFINERS),
            new Family("a function with its owner's rights and a path of others", "select format('alter function %s set search_path = public, pg_catalog', p.oid::regprocedure)" + DEFINERS),
            new Family("a function with its owner's rights and a temporary path first", "select format('alter function %s set search_path = pg_temp, pg_catalog', p.oid::regprocedure)" + DEFINERS),
            new Family("a function with a superuser's rights", "select format('alter function %s owner to postgres', p.oid::regprocedure)" + DEFINERS + " and p.proowner <> 'postgres'::regrole"),
            new Family("a function of the application's", "select format('alter function %s owner to leadflow_app', p.oid::regprocedure)" + OUR_FUNCTIONS),
            new Family("a function to everybody", "select format('grant execute on function %s to public', p.oid::regprocedure)" + OUR_FUNCTIONS),
            new Family("a function that the application may call besides", "select format('grant execute on function %s to leadflow_app', p.oid::regprocedure)" + OUR_FUNCTIONS
                    + " and not has_function_privilege('leadflow_app', p.oid, 'EXECUTE')"),
            new Family("a function that another role may call", "select format('grant execute on function %s to %I', p.oid::regprocedure, r)" + OUR_FUNCTIONS.replace(" where", ", unnest(array['leadflow_batch', 'keycloak']) r where")),
            new Family("a function that the application may no longer call", "select format('revoke execute on function %s from leadflow_app', p.oid::regprocedure)" + OUR_FUNCTIONS
                    + " and has_function_privilege('leadflow_app', p.oid, 'EXECUTE')"),
            new Family("a check of the context left out", """
                    select format('do $m$ begin execute replace(pg_get_functiondef(%L::regprocedure), %L, %L); end $m$', 'ctx.parts(text)', v.a, v.b) from (values
                        ('i is null or sha256', 'false and sha256'), ('a[7]::int <> pg_backend_pid()', 'false'), ('a[8]::bigint <> (extract(epoch from now()) * 1000000)::bigint', 'false'),
                        ('a[6]::bigint < extract(epoch from clock_timestamp())', 'false'), (' and not_after > now()', ''), ('length(a[9]) <> 64', 'false'), ('length(b) - 65', 'length(b) - 100')) v(a, b)"""),
            new Family("a context that is not asked for its rights", """
                    select format('do $m$ begin execute replace(pg_get_functiondef(%L::regprocedure), %L, %L); end $m$', v.f, v.a, v.b) from (values
                        ('ctx.firm_if(text)', 'a[4]::int & b <> 0', 'true'), ('ctx.firms_if(text[])', 'a[4]::int & any_of <> 0', 'true'), ('ctx.firm_if(text)', 'a := ctx.parts(t)', 'a := string_to_array(t, ''|'')'),
                        ('ctx.firms_if(text[])', 'a := ctx.parts(t)', 'a := string_to_array(t, ''|'')'), ('ctx.person()', '(ctx.parts(t))[3]', '(string_to_array(t, ''|''))[3]'),
                        ('ctx.enter(text)', 'perform ctx.parts(token);', ''), ('ctx.enter(text)', 'token, true', 'token, false')) v(f, a, b)"""),
            new Family("a trail that refuses nothing", "select 'create or replace function audit_refuse() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $f$ begin return coalesce(new, old); end $f$'"),
            new Family("a right with another's bit", "select format('do $m$ begin execute replace(pg_get_functiondef(''ctx.bit(text)''::regprocedure), %L, %L); end $m$', 'when ''' || m[1] || ''' then ' || m[2], 'when ''' || m[1] || ''' then 1')"
                    + " from pg_proc, regexp_matches(prosrc, 'when ''([A-Z_]+)'' then (\\d+)', 'g') m where oid = 'ctx.bit(text)'::regprocedure and m[2] <> '1'"),
            new Family("a function of our own, open", "select format('create function %I.told() returns int language sql %s as ''select 1''', n, a) from unnest(array['public', 'ctx', 'batch', 'planning']) n, unnest(array['', 'security definer', 'leakproof']) a"),
            new Family("a procedure, an aggregate", "select s from unnest(array['create procedure told() language sql as ''select 1''', 'create aggregate told(int) (sfunc = int4pl, stype = int)']) s"),
            new Family("a function of PostgreSQL's that is shut", "select format('grant execute on %s %s to public', case p.prokind when 'p' then 'procedure' else 'function' end, p.oid::regprocedure)" + THEIRS
                    + " and not has_function_privilege('leadflow_app', p.oid, 'EXECUTE')"),
            new Family("a function of PostgreSQL's that is shut, to the application", "select format('grant execute on %s %s to leadflow_app', case p.prokind when 'p' then 'procedure' else 'function' end, p.oid::regprocedure)" + THEIRS
                    + " and not has_function_privilege('leadflow_app', p.oid, 'EXECUTE')"),
            new Family("a function of PostgreSQL's with rights", "select format('alter function %s security definer', p.oid::regprocedure)" + THEIRS + " and p.proname in ('uuid_eq', 'current_setting', 'pg_typeof', 'query_to_xml', 'now', 'pg_ls_dir', 'lo_get')"),
            new Family("a view of PostgreSQL's that is shut", "select format('grant select on %s to %s', c.oid::regclass, r) from pg_class c, unnest(array['public', 'leadflow_app']) r where c.relnamespace = 'pg_catalog'::regnamespace"
                    + " and c.relkind in ('r', 'v') and not has_any_column_privilege('leadflow_app', c.oid, 'SELECT')"),
            new Family("a catalogue that can be written", "select format('grant %s on %s to leadflow_app', v, c.oid::regclass) from pg_class c, unnest(array['insert', 'update', 'delete']) v where c.relnamespace = 'pg_catalog'::regnamespace and c.relkind = 'r'"),
            new Family("a comparison with a price", "select format('update pg_proc set procost = 1 where oid = %L::regprocedure', p.oid::regprocedure::text) from pg_proc p where p.procost = 0"),
            new Family("a function cheaper than nothing", "select format('update pg_proc set procost = -1 where oid = %L::regprocedure', p.oid::regprocedure::text) from pg_proc p where p.proname in ('int8gt', 'text_gt', 'textlike')"),
            new Family("code on the spot", "select format('grant usage on language plpgsql to %s', r) from unnest(array['public', 'leadflow_app', 'leadflow_batch']) r"),
            new Family("a language", "select format('create trusted language told handler %s', p.oid::regproc) from pg_proc p where p.proname = 'plpgsql_call_handler'"),
            new Family("an extension", "select format('create extension %I cascade', name) from pg_available_extensions where installed_version is null and name !~ 'pl(perl|python|tcl)'"),
            new Family("a foreign wrapper", "select 'create foreign data wrapper told'"),
            new Family("an event trigger", "select format('create function told() returns event_trigger language plpgsql set search_path = pg_catalog, pg_temp as $f$ begin end $f$; revoke execute on function told() from public;"
                    + " create event trigger told on %s execute function told()', e) from unnest(array['ddl_command_start', 'ddl_command_end', 'sql_drop', 'table_rewrite']) e"),
            new Family("a publication of everything", "select 'create publication told for all tables'"),
            new Family("a large object", "select 'select lo_create(0)'"),
            new Family("an operator", "select format('create operator %s (leftarg = uuid, rightarg = uuid, function = uuid_eq)', o) from unnest(array['public.=', 'ctx.=', 'public.=='] ) o"),
            new Family("a cast", "select 'create cast (uuid as bytea) with function uuid_send(uuid) as implicit'"),
            new Family("a conversion", "select 'create conversion told for ''LATIN1'' to ''UTF8'' from iso8859_1_to_utf8'"),
            new Family("a type", "select s from unnest(array['create type told as enum (''A'')', 'create domain told as uuid', 'create type told as range (subtype = uuid)']) s"),
            new Family("a sequence", "select format('create sequence %s', s) from unnest(array['public.told', 'ctx.told']) s"),
            new Family("a table without a firm", "select format('create table %s (id uuid primary key, name text)', s) from unnest(array['public.told', 'ctx.told']) s"),
            new Family("a firm's table with nothing", "select format('create %s table public.told (firm_id uuid not null references firm, id uuid not null, primary key (firm_id, id))', s) from unnest(array['', 'unlogged']) s"));

    private CatalogueMutants() {
    }
}
