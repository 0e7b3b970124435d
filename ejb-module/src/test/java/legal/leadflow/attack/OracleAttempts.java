package legal.leadflow.attack;

import java.util.List;

/** Attempts to learn of a row that is not shown: by errors, by what EXPLAIN tells, by what is run or not run beside it. */
final class OracleAttempts {
    private static final String SCAN = "set enable_indexscan = off; set enable_indexonlyscan = off; set enable_bitmapscan = off";
    private static final String EXPLAIN = "explain (analyze, costs off, timing off, summary off, buffers off) ";

    static final List<Attempt> ALL = List.of(
            Attempt.of("an error in a subquery that runs only when a row passed a range", SCAN, "select 1 from lead where number >= {number} and number <= {number} and number > (select 1 / (random() * 0)::int)",
                    "select 1 from lead where id >= '{lead}' and id <= '{lead}' and number > (select 1 / (random() * 0)::int)",
                    "select 1 from call where provider_call_id >= '{provider_id}' and provider_call_id <= '{provider_id}' and provider_call_id > (select (1 / (random() * 0)::int)::text)"),
            Attempt.of("the same after sealed bytes", SCAN, "select 1 from party where family_name >= '\\x{sealed}' and family_name <= '\\x{sealed}' and family_name > (select (1 / (random() * 0)::int)::text::bytea)",
                    "select 1 from lead_narrative where summary >= '\\x{sealed}' and summary <= '\\x{sealed}' and summary > (select (1 / (random() * 0)::int)::text::bytea)"),
            Attempt.of("the same after what is null or true, which costs nothing", SCAN, "select 1 from party where do_not_contact and (not do_not_contact or (select 1 / (random() * 0)::int = 1))",
                    "select 1 from call where first_time and (not first_time or (select 1 / (random() * 0)::int = 1))",
                    "select 1 from call where first_time is true and (first_time is not true or (select 1 / (random() * 0)::int = 1))",
                    "select 1 from party where import_id is not null and (import_id is null or (select 1 / (random() * 0)::int = 1))",
                    "update party set language = language where do_not_contact and (not do_not_contact or (select 1 / (random() * 0)::int = 1))",
                    "select 1 from party tablesample system (100) where do_not_contact and (not do_not_contact or (select 1 / (random() * 0)::int = 1))"),
            Attempt.of("the same in a join", SCAN, "select 1 from lead l join party p on p.id = l.party_id and p.do_not_contact and (not p.do_not_contact or (select 1 / (random() * 0)::int = 1)) where l.number >= {number} and l.number <= {number}",
                    "select 1 from (values (1)) v(n) left join lead l on l.number >= {number} and l.number <= {number} and l.number > (select 1 / (random() * 0)::int)",
                    "select 1 from source s where s.name <= '{name}' and s.name >= '{name}' and exists (select from campaign c where c.source_id = s.id)"),
            Attempt.of("the same in a change", SCAN, "update lead set stage = stage where number >= {number} and number <= {number} and number > (select 1 / (random() * 0)::int)",
                    "delete from call where provider_call_id >= '{provider_id}' and provider_call_id <= '{provider_id}' and provider_call_id > (select (1 / (random() * 0)::int)::text)"),
            Attempt.of("the same with conditions of every price", SCAN, "set cpu_operator_cost = 0", "select 1 from lead where number >= {number} and number <= {number} and number > (select 1 / (random() * 0)::int)",
                    "set cpu_operator_cost = 1000000", "select 1 from lead where number >= {number} and number <= {number} and number > (select 1 / (random() * 0)::int)", "set seq_page_cost = 0; set cpu_tuple_cost = 0",
                    "select 1 from staff where roles >= 'partner' and id >= '{staff}' and id <= '{staff}' and roles > (select (1 / (random() * 0)::int)::text)"),
            Attempt.of("the same in the audit trail and the firm's own row", SCAN, "select 1 from audit_entry where lead_id >= '{lead}' and lead_id <= '{lead}' and action > (select (1 / (random() * 0)::int)::text)",
                    "select 1 from audit_value where old_value >= '\\x{sealed}' and old_value <= '\\x{sealed}' and entity > (select (1 / (random() * 0)::int)::text)",
                    "select 1 from firm where id >= '{firm}' and id <= '{firm}' and name > (select (1 / (random() * 0)::int)::text)"),
            Attempt.of("what EXPLAIN says was never executed", SCAN, EXPLAIN + "select 1 from lead where number >= {number} and number <= {number} and number > (select 5)",
                    EXPLAIN + "select 1 from party where do_not_contact and id >= '{party}' and id <= '{party}' and (not do_not_contact or (select true))",
                    EXPLAIN + "select 1 from call where provider_call_id >= '{provider_id}' and provider_call_id <= '{provider_id}' and provider_call_id > (select 'A')",
                    EXPLAIN + "select 1 from staff where id >= '{staff}' and id <= '{staff}' and roles > (select 'a')"),
            Attempt.of("a context that fails when it is asked", SCAN, "set leadflow.context = 'x'", "select 1 from lead where number >= {number} and number <= {number}", "select 1 from staff where id = '{staff}'",
                    "select 1 from call where provider_call_id = '{provider_id}'", "select 1 from party where do_not_contact and id >= '{party}' and id <= '{party}'", "reset leadflow.context"),
            Attempt.of("division by zero on its values", "select 1 from lead where number = {number} and 1 / (number - {number}) = 0", "select 1 / (number - {number}) from lead where number = {number}",
                    "select 1 from lead where 1 / (number - {number}) = 1"),
            Attempt.of("casts that fail on its values", "select 1 from call where provider_call_id = '{provider_id}' and provider_call_id::int = 0", "select name::uuid from source where name = '{name}'",
                    "select 1 from source where case when name = '{name}' then name::int = 1 else false end"),
            Attempt.of("patterns that fail on its values", "select 1 from source where 'x' ~ (name || '(') and name = '{name}'", "select 1 from source where name like name || '\\' and name = '{name}'",
                    "select 1 from source where overlay(name placing 'x' from -1) = 'x' and name = '{name}'"),
            Attempt.of("operators by name, and whole rows compared", "select 1 from lead where number operator(pg_catalog.=) {number}", "select 1 from lead l where l is not null and number = {number}",
                    "select 1 from lead where (firm_id, id) >= ('{firm}', '{lead}') and (firm_id, id) <= ('{firm}', '{lead}')", "select 1 from lead where (firm_id, number) in (values ('{firm}'::uuid, {number}))",
                    "select 1 from lead where firm_id = any (array['{mine}', '{firm}']::uuid[]) and number = {number}"),
            Attempt.of("EXPLAIN ANALYZE by index", EXPLAIN + "select 1 from lead where firm_id = '{firm}' and id = '{lead}'", EXPLAIN + "select 1 from lead where firm_id > '{mine}' and number = {number}",
                    EXPLAIN + "select 1 from call where firm_id >= '{firm}' and provider_call_id = '{provider_id}'", EXPLAIN + "select 1 from lead where firm_id in ('{mine}', '{firm}') and number = {number}",
                    EXPLAIN + "select 1 from lead where (firm_id = '{firm}' and id = '{lead}') or (firm_id = '{firm}' and number = {number})"),
            Attempt.of("EXPLAIN ANALYZE by bitmap", "set enable_seqscan = off; set enable_indexscan = off", EXPLAIN + "select 1 from lead where firm_id = '{firm}' and id = '{lead}'",
                    EXPLAIN + "select 1 from lead where id = '{lead}' or number = {number}", EXPLAIN + "select 1 from call where provider_call_id = '{provider_id}'", "set work_mem = '64kB'",
                    EXPLAIN + "select 1 from party where id = '{party}'"),
            Attempt.of("EXPLAIN ANALYZE by scan", SCAN, EXPLAIN + "select 1 from lead where id = '{lead}'", EXPLAIN + "select 1 from lead where number = {number}",
                    EXPLAIN + "select 1 from source where name = '{name}'", EXPLAIN + "select 1 from lead tablesample system (100) where number = {number}"),
            Attempt.of("EXPLAIN ANALYZE by index-only scan", "set enable_seqscan = off; set enable_bitmapscan = off", EXPLAIN + "select number from lead where number = {number}",
                    EXPLAIN + "select firm_id, provider_call_id from call where provider_call_id = '{provider_id}'", EXPLAIN + "select count(*) from lead where firm_id = '{firm}'"),
            Attempt.of("EXPLAIN ANALYZE of joins of every kind", "set enable_nestloop = off", EXPLAIN + "select 1 from lead l join party p on p.id = l.party_id where p.id = '{party}'",
                    "set enable_hashjoin = off; set enable_nestloop = on", EXPLAIN + "select 1 from lead l join source s on s.id = l.source_id where s.name = '{name}'", "set enable_nestloop = off",
                    EXPLAIN + "select 1 from lead l join call c on c.lead_id = l.id where c.provider_call_id = '{provider_id}'", "set enable_material = off; set enable_memoize = off",
                    EXPLAIN + "select 1 from lead l join lead_note n on n.lead_id = l.id where l.number = {number}"),
            Attempt.of("EXPLAIN's estimates", "explain select 1 from lead where number = {number}", "explain select 1 from lead where number <= {number}", "explain select 1 from source where name = '{name}'",
                    "explain select 1 from call where provider_call_id >= '{provider_id}'", "explain select 1 from lead where firm_id = '{firm}'", "explain select 1 from lead where firm_id = '{firm}' and stage = 'SIGNED'",
                    "explain select distinct name from source", "explain (format json, verbose) select 1 from party where id = '{party}'", "explain select 1 from audit_entry where lead_id = '{lead}'"),
            Attempt.of("EXPLAIN of changes", EXPLAIN + "update lead set stage = 'NEW' where number = {number}", EXPLAIN + "delete from call where provider_call_id = '{provider_id}'",
                    EXPLAIN + "insert into source (firm_id, id, version, name, channel) values ('{mine}', '{source}', 0, '{name}', 'TV')",
                    EXPLAIN + "insert into source (firm_id, id, version, name, channel) values ('{firm}', '{source}', 0, '{name}', 'TV') on conflict do nothing"),
            Attempt.of("EXPLAIN of a prepared statement", "prepare p(bigint) as select 1 from lead where number = $1", "set plan_cache_mode = force_generic_plan", "explain execute p({number})", EXPLAIN + "execute p({number})", "deallocate p"),
            Attempt.of("a slow subquery beside it", SCAN, EXPLAIN + "select 1 from lead where number >= {number} and number <= {number} and number > (select count(*) from generate_series(1, 100000))"),
            Attempt.of("what the planner and executor print", "set client_min_messages = debug5", "set debug_print_plan = on; set debug_print_rewritten = on", "select 1 from source where name = '{name}'", "set debug_print_plan = off; set debug_print_rewritten = off",
                    "reset client_min_messages", "set log_executor_stats = on", "set log_min_duration_statement = 0", "set log_statement = 'all'"));

    private OracleAttempts() {
    }
}
