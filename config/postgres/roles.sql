-- Roles and databases of LeadFlow Legal, and the hardening that only a superuser can do. PostgreSQL 15 and later.
-- Run     psql -v owner_password=... -v app_password=... -v batch_password=... -v limits_password=... -v keycloak_password=... -f roles.sql postgres
--         as superuser, before the migrations; running it again sets the passwords anew and changes nothing else.
-- Undo    drop the databases leadflow and keycloak, then the roles.
-- The demo and the tests run this very file without psql: of psql's language only :'variable', \gexec, \connect and \set are used,
-- and a statement ends with its line.
\set ON_ERROR_STOP on

-- leadflow_owner owns the tables and runs the migrations; leadflow_ctx owns the key and the functions of the signed context and
-- never signs in; leadflow_app is the application; leadflow_batch is the server's own book of batch jobs, schema batch alone; leadflow_limits
-- counts requests (docs/adr/0023), one table in schema limits alone.
select format('create role %I', name) from unnest(array['leadflow_owner', 'leadflow_ctx', 'leadflow_app', 'leadflow_batch', 'leadflow_limits', 'keycloak']) name
 where not exists (select from pg_roles where rolname = name) \gexec
alter role leadflow_owner login noinherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls password :'owner_password';
alter role leadflow_ctx nologin nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
alter role leadflow_app login noinherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls password :'app_password';
alter role leadflow_batch login noinherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls password :'batch_password';
alter role leadflow_limits login noinherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls password :'limits_password';
alter role keycloak login nosuperuser nocreatedb nocreaterole noreplication nobypassrls password :'keycloak_password';
-- the owner hands functions and the key table over to leadflow_ctx
grant leadflow_ctx to leadflow_owner;

select 'create database leadflow owner leadflow_owner template template0 encoding ''UTF8'' locale ''C.UTF-8'''
 where not exists (select from pg_database where datname = 'leadflow') \gexec
select 'create database keycloak owner keycloak template template0 encoding ''UTF8'' locale ''C.UTF-8'''
 where not exists (select from pg_database where datname = 'keycloak') \gexec

-- who may enter which database; no temporary tables, which could stand in front of ours
revoke all on database leadflow, keycloak, postgres, template1 from public;
grant connect on database leadflow to leadflow_owner, leadflow_ctx, leadflow_app, leadflow_batch, leadflow_limits;

alter role leadflow_app in database leadflow set search_path = pg_catalog, public, pg_temp;
alter role leadflow_app in database leadflow set statement_timeout = '30s';
alter role leadflow_app in database leadflow set lock_timeout = '10s';
alter role leadflow_app in database leadflow set idle_in_transaction_session_timeout = '60s';
-- tables keep no statistics that EXPLAIN could tell (afterMigrate.sql): with a disk's seek priced high, lists would read and sort a whole firm
alter role leadflow_app in database leadflow set random_page_cost = 1.1;
alter role leadflow_batch in database leadflow set search_path = batch, pg_temp;
alter role leadflow_batch in database leadflow set idle_in_transaction_session_timeout = '60s';
alter role leadflow_limits in database leadflow set search_path = limits, pg_temp;
alter role leadflow_limits in database leadflow set statement_timeout = '2s';
alter role leadflow_limits in database leadflow set idle_in_transaction_session_timeout = '10s';

\connect leadflow

revoke all on schema public from public;
grant usage on schema public to leadflow_app;
create schema if not exists batch authorization leadflow_batch;
create schema if not exists limits authorization leadflow_owner;
revoke all on schema limits from public;
grant usage on schema limits to leadflow_limits;

grant usage, create on schema public to leadflow_owner;
-- settings carry the firm's context between statements: injected SQL must not write one by a function call
revoke execute on function pg_catalog.set_config(text, text, boolean) from public;
grant execute on function pg_catalog.set_config(text, text, boolean) to leadflow_owner, leadflow_ctx;
-- channels between sessions of different firms: notices, large objects, locks, cancelling, sleeping on a lock, ad hoc code
revoke execute on function pg_catalog.pg_notify(text, text) from public;
select format('revoke execute on function %s from public', oid::regprocedure) from pg_proc
 where pronamespace = 'pg_catalog'::regnamespace
   and (proname in ('loread', 'lowrite', 'pg_cancel_backend', 'pg_terminate_backend', 'pg_sleep', 'pg_sleep_for', 'pg_sleep_until', 'pg_export_snapshot',
                    'pg_listening_channels', 'pg_notification_queue_usage')
        or proname like 'lo\_%' or proname like 'pg\_advisory\_%' or proname like 'pg\_try\_advisory\_%') \gexec
-- Flyway locks its history with advisory locks, as the owner
select format('grant execute on function %s to leadflow_owner', oid::regprocedure) from pg_proc
 where pronamespace = 'pg_catalog'::regnamespace and (proname like 'pg\_advisory\_%' or proname like 'pg\_try\_advisory\_%') \gexec
-- what tells of other sessions' work, of tables' sizes and of how often they are touched
select format('revoke execute on function %s from public', oid::regprocedure) from pg_proc
 where pronamespace = 'pg_catalog'::regnamespace
   and (proname like 'pg\_stat\_get\_%' or proname in ('pg_lock_status', 'pg_prepared_xact', 'pg_blocking_pids', 'pg_safe_snapshot_blocking_pids',
        'pg_relation_size', 'pg_total_relation_size', 'pg_table_size', 'pg_indexes_size', 'pg_database_size', 'pg_sequence_last_value',
        'txid_current_snapshot', 'pg_current_snapshot', 'pg_xact_status', 'txid_status')) \gexec
select format('revoke select on %s from public', oid::regclass) from pg_class
 where relnamespace = 'pg_catalog'::regnamespace and relkind = 'v'
   and (relname like 'pg\_stat\_%' or relname like 'pg\_statio\_%' or relname in ('pg_stats', 'pg_stats_ext', 'pg_stats_ext_exprs', 'pg_locks', 'pg_prepared_xacts')) \gexec
-- how much the whole installation writes, and a way into the write-ahead log
select format('revoke execute on function %s from public', oid::regprocedure) from pg_proc
 where pronamespace = 'pg_catalog'::regnamespace
   and (proname like 'pg\_current\_wal%' or proname like 'pg\_last\_%' or proname like 'pg\_control\_%' or proname like 'pg\_get\_replication%'
        or proname like '%\_wal\_summar%' or proname in ('pg_logical_emit_message', 'pg_get_multixact_members', 'pg_xact_commit_timestamp',
           'pg_xact_commit_timestamp_origin', 'currtid2', 'pg_get_wal_resource_managers', 'pg_tablespace_size', 'pg_isolation_test_session_is_blocked',
           'pg_get_sequence_data')) \gexec
-- the sealer of the audit trail asks, through a function of the owner's, below which transaction nothing can be added any more
grant execute on function pg_catalog.pg_current_snapshot() to leadflow_owner;
-- PostgreSQL orders a scan's conditions by cost, and lets cheap ones that it trusts not to leak go before row security: a subquery beside them that is
-- run or not then tells of other firms' rows. At cost 0 the comparisons that policies make come first, always (afterMigrate.sql, EveryTableIT, AttackIT).
-- alter function refuses 0. An upgrade of PostgreSQL (pg_upgrade) forgets it: run this file again.
update pg_catalog.pg_proc set procost = 0
 where oid in ('pg_catalog.uuid_eq(uuid, uuid)'::regprocedure, 'pg_catalog.texteq(text, text)'::regprocedure, 'pg_catalog.textne(text, text)'::regprocedure)
   and procost <> 0;
-- Tables keep no statistics, which EXPLAIN would tell (afterMigrate.sql). Without any, the planner multiplies the three conditions that a policy and a query
-- put on firm_id, takes a firm for one row, and then any index for as good as any other: imports and lists read the firm's every row. This function lets the owner
-- put an assumption in their place: how many different values a column has, the same on every installation, made from no row. 1: all rows have the same;
-- below 0: a share of the rows (-1: no two alike); and which share of the rows has none. PostgreSQL has a function for it from 18 on alone, hence the catalogue itself, hence as superuser.
create schema if not exists planning;
revoke all on schema planning from public;
grant usage on schema planning to leadflow_owner;
create or replace function planning.assume(rel regclass, columns text[], different_values real, nulls real default 0) returns void
    language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
    if not exists (select from pg_class where oid = rel and relowner = 'leadflow_owner'::regrole and relnamespace = 'public'::regnamespace and relkind in ('r', 'p')) then
        raise exception 'assumptions are for tables of leadflow_owner' using errcode = '42501';
    end if;
    if different_values is null or different_values < -1 or different_values = 0 or different_values = 'NaN' or nulls is null or nulls < 0 or nulls > 0.9 then
        raise exception 'different values: a number of them, or below 0 down to -1 a share of the rows' using errcode = '22023';
    end if;
    delete from pg_statistic s using pg_attribute a where s.starelid = rel and a.attrelid = rel and a.attnum = s.staattnum and a.attname = any(columns);
    insert into pg_statistic (starelid, staattnum, stainherit, stanullfrac, stawidth, stadistinct, stakind1, stakind2, stakind3, stakind4, stakind5,
                              staop1, staop2, staop3, staop4, staop5, stacoll1, stacoll2, stacoll3, stacoll4, stacoll5)
    select rel, a.attnum, h, nulls, 16, different_values, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0
      from pg_attribute a, pg_class c, unnest(array[false, true]) h
     where a.attrelid = rel and c.oid = rel and a.attname = any(columns) and a.attnum > 0 and not a.attisdropped and (c.relkind = 'p') >= h;
end $$;
revoke execute on function planning.assume(regclass, text[], real, real) from public;
grant execute on function planning.assume(regclass, text[], real, real) to leadflow_owner;
revoke usage on language plpgsql from public;
grant usage on language plpgsql to leadflow_owner, leadflow_ctx;
