package legal.leadflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import legal.leadflow.doctor.SchemaRule;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guard over the whole schema, whoever wrote which migration; and the proof that it would notice. */
@Tag("every-postgres")
class EveryTableIT {
    private static Connection superuser;
    private static SchemaGuard guard;
    private static List<String> before;

    @BeforeAll
    static void faultsThatAreThereAnyway() throws SQLException {
        superuser = TestDatabase.superuser().getConnection();
        guard = new SchemaGuard(superuser);
        before = guard.faults();
    }

    @AfterAll
    static void close() throws SQLException {
        superuser.close();
    }

    @Test
    void theSchemaIsClosed() {
        assertThat(before).isEmpty();
    }

    @Test
    void everyTableWasLookedAt() throws SQLException {
        assertThat(names(superuser, "select c.relname from pg_class c where not c.relispartition and " + SchemaRule.TENANT))
                .contains("firm", "staff", "party", "lead", "lead_narrative", "call", "audit_entry").hasSizeGreaterThanOrEqualTo(20);
    }

    /** Not how the policies are written but what PostgreSQL makes of them: a scan asks for the firm before anything a query asks for. */
    @Test
    void inEachTableAScanAsksForTheFirmFirst() throws SQLException {
        try (Connection app = TestDatabase.app().getConnection(); Statement statement = app.createStatement()) {
            app.setAutoCommit(false);
            statement.execute("set local enable_indexscan = off; set local enable_indexonlyscan = off; set local enable_bitmapscan = off");
            List<String> tables = names(superuser, "select c.relname from pg_class c where not c.relispartition and " + SchemaRule.TENANT);
            for (String table : tables) {
                for (String cheap : names(superuser, """
                        select case when atttypid = 'bool'::regtype then format('%I', attname) else format('%1$I is null or %1$I is not null and (select true)', attname) end
                          from pg_attribute where attnum > 0 and not attisdropped and attrelid = '""" + table + "'::regclass")) {
                    for (String line : names(app, "explain (costs off) select 1 from " + table + " where (" + cheap + ") and "
                            + ("firm".equals(table) ? "id" : "firm_id") + " >= '00000000-0000-0000-0000-000000000001'")) {
                        if (line.strip().startsWith("Filter:")) {
                            assertThat(line.strip()).as(table + " where " + cheap).matches("Filter: \\(\\((firm_id|id) = ANY \\(.*");
                        }
                    }
                }
            }
        }
    }

    static Stream<String> mutants() {
        return Stream.of(
                "drop policy reads on party",
                "drop policy firm_first on staff",
                "drop policy app_reads on lead",
                "drop policy app_reads on call; create policy app_reads on call using (true)",
                "alter policy app_reads on lead to leadflow_owner",
                "alter policy app_reads on lead using (firm_id = (select ctx.firm_if('LEADS')))",
                "alter policy app_reads on lead using (id = any ((select ctx.firms_if('LEADS'))::uuid[]))",
                "alter policy app_reads on lead using (firm_id = any ((select ctx.firms_if('LEAD'))::uuid[]))",
                "alter policy app_reads on lead using (firm_id = any ((select ctx.firms_if('LEADS'))::uuid[]) and stage <> 'SIGNED')",
                "alter policy app_reads on lead using (firm_id = any (array_append((select ctx.firms_if('LEADS'))::uuid[], party_id)))",
                "create policy aside on lead as restrictive using (firm_id = any ((select ctx.firms_if('LEADS'))::uuid[]))",
                "alter table firm disable trigger keeps",
                "alter table firm enable trigger keeps",
                "alter table call disable trigger keeps",
                "drop trigger keeps on inquiry", "create or replace function inquiry_keep() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as 'begin return new; end'",
                "drop trigger keeps on call; create trigger keeps before update of outcome on call for each row execute function call_keep()",
                "create or replace function call_keep() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as 'begin return new; end'",
                "drop trigger keeps on firm; create trigger keeps before update of next_lead on firm for each row execute function firm_keep()",
                "grant update on lead to leadflow_app",
                "grant update (import_id) on call to leadflow_app",
                "create policy open on lead for select using (true)",
                "create policy open on lead for select using (firm_id = (select ctx.firm_if('LEADS')) or stage = 'NEW')",
                "create policy open on lead for select using (firm_id is not null)",
                "create policy open on lead for insert with check (true)",
                "create policy wrong on lead for select using (firm_id = (select ctx.firm_if('LEAD')))",
                "create policy more on lead for select using (firm_id = (select ctx.firm_if('NARRATIVE')))",
                "create policy aside on lead as restrictive using (stage <> 'SIGNED')",
                "drop policy firm_first on staff; create policy firm_first on staff for select using (firm_id = any ((select ctx.firms_if('FIRM', 'KEYS', 'STAFF'))::uuid[]))",
                "drop policy firm_first on staff; create policy firm_first on staff as restrictive for select using (firm_id = (select ctx.firm_if('STAFF')))",
                "alter table lead disable row level security",
                "alter table lead_note no force row level security",
                "alter table staff drop constraint staff_pkey cascade; alter table staff alter column firm_id drop not null",
                "alter table lead alter column stage set statistics 100",
                "create statistics told on firm_id, stage from lead",
                "alter table lead alter column stage set statistics 100; analyze lead",
                "update pg_statistic set stadistinct = 7 where starelid = 'lead'::regclass",
                "delete from pg_statistic where starelid = 'call'::regclass",
                "grant execute on function planning.assume(regclass, text[], real, real) to leadflow_app",
                "grant usage on schema planning to leadflow_app",
                "create index told on lead (received_at)",
                "create unique index told on call (provider_call_id)",
                "create unique index told on lead (id)",
                "create index told on lead using hash (firm_id)",
                "create index told on lead using brin (firm_id, received_at)",
                "alter table touchpoint add constraint told unique (id)",
                "alter table touchpoint add column other uuid references firm (id)",
                "create unique index told on party (id); alter table touchpoint add column other uuid references party (id)",
                "alter table lead drop constraint lead_firm_id_party_id_fkey; alter table lead add foreign key (firm_id, party_id) references party (firm_id, id) on delete set null",
                "create view told as select * from lead",
                "create view told with (security_barrier) as select * from lead",
                "create materialized view told as select * from lead",
                "create table told (id uuid primary key, name text)",
                "create table told (firm_id uuid not null references firm, id uuid not null, primary key (firm_id, id))",
                "create unlogged table ctx.told (id int)",
                "grant truncate on lead to leadflow_app",
                "grant references on lead to leadflow_app",
                "grant trigger on lead to leadflow_app",
                "grant select on lead to leadflow_app",
                "grant select (ctid) on lead to leadflow_app",
                "grant insert on lead to leadflow_app with grant option",
                "grant select (number) on lead to public",
                "grant select on lead to leadflow_batch",
                "grant select on lead to leadflow_limits",
                "grant usage on schema public to leadflow_limits",
                "grant execute on function ctx.challenge() to leadflow_limits",
                "grant usage on schema limits to leadflow_app",
                "grant select on limits.bucket to leadflow_app",
                "create table limits.told (id int)",
                "grant update on audit_entry to leadflow_app",
                "grant delete on audit_value to leadflow_app",
                "do $$ begin execute (select 'grant select on ' || oid::regclass || ' to leadflow_app' from pg_class where relispartition and relkind = 'r' limit 1); end $$",
                "grant select on ctx.hmac_key to leadflow_app",
                "grant leadflow_ctx to leadflow_app",
                "grant pg_read_all_data to leadflow_app",
                "alter role leadflow_app bypassrls",
                "alter role leadflow_app createrole",
                "alter role leadflow_ctx login",
                "grant create on schema public to leadflow_app",
                "grant create on schema public to public",
                "grant temp on database leadflow to leadflow_app",
                "alter table lead_note owner to leadflow_app",
                "create schema told authorization leadflow_app",
                "alter default privileges for role leadflow_owner grant select on tables to leadflow_app",
                "create function told() returns int language sql as 'select 1'",
                "create function told() returns int language sql security definer as 'select 1'; revoke execute on function told() from public",
                "alter function audit_make_partitions(int) set search_path = public",
                "alter function audit_make_partitions(int) owner to postgres",
                "grant execute on function ctx.parts(text) to leadflow_app",
                "grant execute on function ctx.install_key(int, bytea, interval) to leadflow_app",
                "alter function ctx.firm_if(text) leakproof",
                "create or replace function ctx.bit(needed text) returns int language sql as 'select 1'",
                "create function ctx.same(text, text) returns boolean language sql as 'select true'; revoke execute on function ctx.same(text, text) from public;"
                        + " create operator ctx.== (leftarg = text, rightarg = text, function = ctx.same)",
                "create type told as enum ('A', 'B')",
                "create sequence told",
                "create rule told as on insert to lead do also notify told",
                "create extension if not exists pg_trgm",
                "alter table audit_entry disable trigger append_only",
                "alter table audit_value enable trigger no_truncate",
                "drop trigger append_only on audit_change",
                "drop trigger append_only on audit_seal; create trigger append_only before update or delete on audit_seal for each row when (false) execute function audit_refuse();"
                        + " alter table audit_seal enable always trigger append_only",
                "drop trigger append_only on audit_seal; create trigger append_only before update of number or delete on audit_seal for each row execute function audit_refuse();"
                        + " alter table audit_seal enable always trigger append_only",
                "set local role leadflow_owner; select audit_make_partition('2031-01-01'); alter table audit_value detach partition audit_value_2031_01;"
                        + " alter table audit_value attach partition audit_value_2031_01 for values from ('2031-01-01 14:00+00') to ('2031-02-01 00:00+00');"
                        + " alter table audit_value_2031_01 enable always trigger append_only; reset role",
                "comment on column source.name is 'personal; not sealed'",
                "alter table lead add column story bytea; alter table lead alter column story set statistics 0; grant select (story) on lead to leadflow_app",
                "grant execute on function pg_catalog.set_config(text, text, boolean) to public",
                "grant execute on function pg_catalog.pg_sleep(double precision) to leadflow_app",
                "grant select on pg_catalog.pg_stats to public",
                "grant usage on language plpgsql to public",
                "grant connect on database keycloak to leadflow_app",
                "grant set on parameter session_replication_role to leadflow_app",
                "update pg_catalog.pg_proc set procost = 1 where proname = 'uuid_eq'",
                "select lo_create(0)",
                "create publication told for table lead");
    }

    @ParameterizedTest
    @MethodSource("mutants")
    void theGuardNotices(String mutant) throws SQLException {
        superuser.setAutoCommit(false);
        try (Statement statement = superuser.createStatement()) {
            statement.execute(mutant.replace("if not exists pg_trgm", "if not exists " + anExtension()));
            assertThat(guard.faults()).as("new faults").anyMatch(fault -> !before.contains(fault));
        } finally {
            superuser.rollback();
            superuser.setAutoCommit(true);
        }
    }

    /** One that this PostgreSQL brings and that can be made. */
    private static String anExtension() throws SQLException {
        return names(superuser, "select quote_ident(name) from pg_available_extensions where name <> 'plpgsql' order by name = 'pg_trgm' desc, name limit 1").get(0);
    }

    private static List<String> names(Connection connection, String query) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }
}
