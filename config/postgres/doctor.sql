-- The role that bin/leadflow-doctor asks the database with: it reads settings, access rules and the catalogue, and no row of anybody.
-- Run     psql -v doctor_password=... -f doctor.sql postgres    as superuser, after roles.sql and the migrations; running it again sets the password anew.
-- Undo    in the database leadflow: drop owned by leadflow_doctor; then drop role leadflow_doctor;
-- What may stand here of psql's own language: see roles.sql.
\set ON_ERROR_STOP on
select 'create role leadflow_doctor' where not exists (select from pg_roles where rolname = 'leadflow_doctor') \gexec
alter role leadflow_doctor login inherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls connection limit 2 password :'doctor_password';
alter role leadflow_doctor set default_transaction_read_only = on;
alter role leadflow_doctor set statement_timeout = '60s';
-- where the data and the access rules lie
grant pg_read_all_settings to leadflow_doctor;
grant connect on database leadflow to leadflow_doctor;

\connect leadflow
grant select on pg_catalog.pg_hba_file_rules to leadflow_doctor;
grant execute on function pg_catalog.pg_hba_file_rules() to leadflow_doctor;
-- that no statistics of rows are kept; not the statistics' values
grant select (starelid, staattnum, stainherit, stanullfrac, stawidth, stadistinct, stakind1, stakind2, stakind3, stakind4, stakind5) on pg_catalog.pg_statistic to leadflow_doctor;
-- which rights the policies know
grant usage on schema public, ctx, limits to leadflow_doctor;
grant execute on function ctx.bit(text) to leadflow_doctor;
-- until when the keys of the signed contexts are valid; not the keys
grant select (kid, not_after) on ctx.hmac_key to leadflow_doctor;
