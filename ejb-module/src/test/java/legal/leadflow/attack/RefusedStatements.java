package legal.leadflow.attack;

import java.util.List;

/** Statements that must not even be tried: what would change who is asked, what is asked, or speak past the tables. */
final class RefusedStatements {
    static final List<Attempt> ALL = List.of(
            Attempt.of("become somebody else", "set role leadflow_owner", "set role leadflow_ctx", "set session authorization leadflow_owner", "set role postgres", "set local role leadflow_batch", "set role pg_read_all_data"),
            Attempt.of("give oneself more", "alter role leadflow_app superuser", "alter role leadflow_app bypassrls", "grant leadflow_owner to leadflow_app", "create role told", "alter role leadflow_owner password 'x'",
                    "grant pg_read_all_data to leadflow_app"),
            Attempt.of("open a table", "alter table lead disable row level security", "alter table lead no force row level security", "drop policy reads on lead", "create policy open on lead using (true)",
                    "alter policy reads on lead using (true)", "alter table lead owner to leadflow_app", "drop table lead", "alter table lead add column x int"),
            Attempt.of("empty a table", "truncate lead", "truncate lead cascade"),
            Attempt.of("a temporary table in front of ours", "create temporary table lead (id uuid)", "create temp view party as select 1", "select * into temp lead2 from lead", "create temp sequence s"),
            Attempt.of("a table, view or copy of our own", "create table public.told (id int)", "create table told as select * from lead", "create view public.told as select 1", "create materialized view public.told as select 1", "select * into public.told from lead",
                    "create table ctx.told (id int)", "create schema told"),
            Attempt.of("a function, operator, type or cast of our own", "create function public.told() returns int language sql as 'select 1'", "create function pg_temp.told() returns int language sql as 'select 1'",
                    "create type public.told as enum ('a')", "create domain public.told as text", "create aggregate public.told(int) (sfunc = int4pl, stype = int)",
                    "create operator public.=== (leftarg = uuid, rightarg = uuid, function = uuid_eq)", "create collation public.told from \"C\""),
            Attempt.of("a shadow of PostgreSQL's own", "create function pg_catalog.now() returns int language sql as 'select 1'", "create or replace function pg_catalog.uuid_eq(uuid, uuid) returns boolean language internal leakproof as 'uuid_eq'",
                    "alter function ctx.firm_if(text) leakproof", "alter function pg_catalog.int8gt(bigint, bigint) leakproof", "update pg_catalog.pg_proc set procost = 1 where proname = 'uuid_eq'", "delete from pg_policy"),
            Attempt.of("a trigger or rule", "create trigger told before insert on lead for each row execute function audit_refuse()", "create rule told as on insert to lead do instead nothing", "create event trigger told on ddl_command_end execute function audit_refuse()",
                    "alter table lead disable trigger all", "set session_replication_role = replica"),
            Attempt.of("code on the spot", "do $$ begin null; end $$", "do language plpgsql $$ begin perform 1; end $$", "create language plperl"),
            Attempt.of("extensions, foreign servers, publications", "create extension dblink", "create extension postgres_fdw", "create extension pg_trgm", "create server told foreign data wrapper postgres_fdw", "create foreign data wrapper told",
                    "create publication told for all tables", "create subscription told connection '' publication told"),
            Attempt.of("settings of everybody", "alter system set row_security = off", "alter database leadflow set row_security = off", "alter role all set row_security = off", "set log_statement = 'none'", "set session_preload_libraries = 'x'",
                    "set lc_messages = 'C'"),
            Attempt.of("write the context by function", "select set_config('leadflow.context', 'x', true)", "select set_config('search_path', 'x', false)", "update pg_settings set setting = 'x' where name = 'search_path'"),
            Attempt.of("speak to other sessions", "select pg_notify('x', 'y')", "select pg_listening_channels()", "select pg_notification_queue_usage()", "select pg_advisory_lock(1)", "select pg_try_advisory_lock(1)", "select pg_advisory_xact_lock(1)",
                    "select pg_export_snapshot()", "select pg_sleep(1)", "select pg_sleep_for('1 second')", "select pg_reload_conf()", "select pg_log_backend_memory_contexts(1)"),
            Attempt.of("copy into tables and out to files", "copy lead from '/tmp/x'", "copy lead to '/tmp/x'", "copy (select * from lead) to program 'cat'"),
            Attempt.of("look after tables", "reindex table lead", "cluster lead using lead_pkey", "comment on table lead is 'x'", "alter index lead_pkey rename to x", "create index told on lead (number)", "create statistics told on stage, number from lead",
                    "checkpoint", "refresh materialized view lead"));

    private RefusedStatements() {
    }
}
