package legal.leadflow.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import legal.leadflow.tenancy.Right;

/** What is in the database besides tables: functions, languages, extensions, and what PostgreSQL itself offers. */
public final class CatalogueRules {
    private static final String OUTSIDE = "::regnamespace::text not in ('pg_catalog', 'information_schema', 'pg_toast') ";
    /** Functions of PostgreSQL that reach other sessions, files, the log, or tell what the installation does. */
    private static final String DANGEROUS = """
            ('set_config', 'pg_notify', 'pg_sleep', 'pg_sleep_for', 'pg_sleep_until', 'pg_cancel_backend', 'pg_terminate_backend', 'pg_export_snapshot',
             'pg_listening_channels', 'pg_notification_queue_usage', 'loread', 'lowrite', 'pg_lock_status', 'pg_prepared_xact', 'pg_blocking_pids',
             'pg_safe_snapshot_blocking_pids', 'pg_relation_size', 'pg_total_relation_size', 'pg_table_size', 'pg_indexes_size', 'pg_database_size',
             'pg_tablespace_size', 'pg_sequence_last_value', 'pg_get_sequence_data', 'txid_current_snapshot', 'pg_current_snapshot', 'pg_xact_status', 'txid_status',
             'pg_logical_emit_message', 'pg_current_wal_lsn', 'pg_current_wal_insert_lsn', 'pg_current_wal_flush_lsn', 'pg_control_checkpoint',
             'pg_control_system', 'pg_control_recovery', 'pg_control_init', 'pg_last_committed_xact', 'pg_xact_commit_timestamp', 'pg_get_multixact_members',
             'pg_isolation_test_session_is_blocked', 'pg_get_replication_slots', 'currtid2', 'pg_read_file', 'pg_read_binary_file', 'pg_ls_dir', 'pg_stat_file',
             'pg_reload_conf', 'pg_rotate_logfile', 'pg_switch_wal', 'pg_create_restore_point', 'pg_backup_start', 'pg_log_backend_memory_contexts')""";

    /** Rows of PostgreSQL's own catalogue that somebody wrote after the database was made: a grant, a change. The catalogue as it came has older ones. */
    private static final String WRITTEN_SINCE = " age(%1$s.xmin) <= (select age(xmin) from pg_database where datname = current_database()) ";
    /** What roles.sql makes free of charge. */
    private static final String FREE = " ('uuid_eq', 'texteq', 'textne') ";
    /** The texts of what runs with its owner's rights and of what refuses changes of the trail, as they were looked at: signature and the first 16 digits of the text's SHA-256. */
    private static final String LOOKED_AT = """
            (values ('planning.assume(regclass,text[],real,real)', '5e63b380351cb244'), ('ctx.parts(text)', 'd51368ed9bc10608'), ('ctx.enter(text)', '2c790ec4faa4da4d'),
                    ('ctx.firm_if(text)', 'e53d84ade80c28f3'), ('ctx.firms_if(text[])', 'c69bd1cb2358eda2'), ('ctx.person()', '23ed7a057902b600'),
                    ('audit_refuse()', '4f2faa96be826db3'), ('audit_make_partitions(integer)', '86e69cbeefa46d92'), ('audit_detach(date)', 'd1a02eef70ea745d'), ('audit_horizon()', '31f47b89823d86dc'),
                    ('audit_beyond(xid8)', '4203d3167ce10819'), ('firm_keep()', 'cc174b68d30a41b5'), ('call_keep()', 'dc06cf4af83d4d3f'),
                    ('inquiry_keep()', '6d406ba732e59c21'))""";

    public static final List<SchemaRule> ALL = List.of(
            new SchemaRule("a function with its owner's rights and an open search path", """
                    select p.oid::regprocedure from pg_proc p where p.prosecdef and not exists (select from unnest(p.proconfig) s
                     where s ~ '^search_path=pg_catalog(, public)?, pg_temp$')"""),
            new SchemaRule("a function with a superuser's rights", """
                    select p.oid::regprocedure from pg_proc p join pg_roles r on r.oid = p.proowner
                     where p.pronamespace%s and (r.rolsuper or r.rolname not in ('leadflow_owner', 'leadflow_ctx'))
                       -- writes the catalogue, which nobody else can: numbers that come from no row, for the owner's tables alone (roles.sql)
                       and p.oid::regprocedure::text <> 'planning.assume(regclass,text[],real,real)'""".formatted(OUTSIDE)),
            new SchemaRule("a function that claims not to leak", "select p.oid::regprocedure from pg_proc p where p.proleakproof and p.pronamespace" + OUTSIDE),
            new SchemaRule("a function of PostgreSQL's that was made to leak or to run with rights", "select p.oid::regprocedure from pg_proc p where p.oid < 16384 and p.prosecdef"),
            new SchemaRule("a text with its owner's rights that nobody looked at", """
                    select p.oid::regprocedure || ' ' || t.digest from pg_proc p, lateral (select left(encode(sha256(convert_to(p.prosrc, 'UTF8')), 'hex'), 16)) t(digest)
                     where p.oid >= 16384 and (p.prosecdef or p.oid in ('public.audit_refuse()'::regprocedure, 'public.firm_keep()'::regprocedure, 'public.call_keep()'::regprocedure, 'public.inquiry_keep()'::regprocedure)) and (p.oid::regprocedure::text, t.digest) not in %s""".formatted(LOOKED_AT)),
            new SchemaRule("a function of PostgreSQL's that was opened or changed", "select p.oid::regprocedure from pg_proc p where p.oid < 16384 and p.proname not in" + FREE
                    + "and (has_function_privilege('leadflow_app', p.oid, 'EXECUTE') or p.proleakproof) and" + WRITTEN_SINCE.formatted("p")),
            new SchemaRule("a table or view of PostgreSQL's that was opened", "select c.oid::regclass from pg_class c where c.relnamespace = 'pg_catalog'::regnamespace and has_any_column_privilege('leadflow_app', c.oid, 'SELECT') and"
                    + WRITTEN_SINCE.formatted("c")),
            new SchemaRule("a catalogue that the application may write", """
                    select c.oid::regclass || ' ' || g.privilege_type from pg_class c, lateral aclexplode(c.relacl) g where c.relnamespace::regnamespace::text in ('pg_catalog', 'information_schema')
                       and g.grantee in (0, 'leadflow_app'::regrole) and g.privilege_type <> 'SELECT' and c.relname <> 'pg_settings'"""),
            new SchemaRule("code on the spot for a role that needs none", """
                    select lanname || ' ' || g.grantee::regrole from pg_language, lateral aclexplode(lanacl) g
                     where lanname = 'plpgsql' and g.grantee not in (lanowner, 'leadflow_owner'::regrole, 'leadflow_ctx'::regrole)"""),
            new SchemaRule("a language", """
                    select lanname from pg_language where lanname not in ('internal', 'c', 'sql', 'plpgsql')
                        or lanname = 'plpgsql' and (has_language_privilege('public', oid, 'USAGE') or has_language_privilege('leadflow_app', oid, 'USAGE'))"""),
            new SchemaRule("an extension", "select extname from pg_extension where extname <> 'plpgsql'"),
            new SchemaRule("a foreign server or wrapper", "select srvname from pg_foreign_server union all select fdwname from pg_foreign_data_wrapper"),
            new SchemaRule("an event trigger", "select evtname from pg_event_trigger"),
            new SchemaRule("a publication or subscription", "select pubname from pg_publication union all select subname from pg_subscription"),
            new SchemaRule("a large object", "select oid::text from pg_largeobject_metadata"),
            new SchemaRule("an operator, cast, conversion or type of our own", """
                    select oid::regoperator::text from pg_operator where oid >= 16384 union all select oid::text from pg_cast where oid >= 16384
                    union all select conname from pg_conversion where oid >= 16384
                    union all select t.oid::regtype::text from pg_type t where t.oid >= 16384 and t.typtype <> 'c' and t.typelem = 0"""),
            new SchemaRule("a dangerous function of PostgreSQL", """
                    select p.oid::regprocedure from pg_proc p where p.pronamespace = 'pg_catalog'::regnamespace and has_function_privilege('leadflow_app', p.oid, 'EXECUTE')
                       and (p.proname in %s or p.proname ~ '^(lo_|pg_advisory_|pg_try_advisory_|pg_stat_get_)')""".formatted(DANGEROUS)),
            new SchemaRule("a view of other sessions, statistics or secrets", """
                    select c.oid::regclass from pg_class c where c.relnamespace = 'pg_catalog'::regnamespace and has_any_column_privilege('leadflow_app', c.oid, 'SELECT')
                       and (c.relname ~ '^pg_(stat|statio)_' or c.relname in ('pg_stats', 'pg_stats_ext', 'pg_stats_ext_exprs', 'pg_statistic', 'pg_statistic_ext_data',
                            'pg_locks', 'pg_prepared_xacts', 'pg_authid', 'pg_shadow', 'pg_largeobject', 'pg_user_mapping', 'pg_hba_file_rules', 'pg_file_settings',
                            'pg_shmem_allocations', 'pg_backend_memory_contexts'))"""),
            new SchemaRule("rights of the database that are not those of the application", rights()));

    private CatalogueRules() {
    }

    /** Both ways: each right has its bit, and the function knows no further one. */
    private static String rights() {
        String ours = Arrays.stream(Right.values()).map(right -> "('" + right + "', " + right.bit() + ")").collect(Collectors.joining(", "));
        return "with ours(name, bit) as (values " + ours + "), theirs(name, bit) as (select m[1], m[2]::int from pg_proc,"
                + " regexp_matches(prosrc, 'when ''([A-Z_]+)'' then (\\d+)', 'g') m where oid = 'ctx.bit(text)'::regprocedure)"
                + " select name from ours where ctx.bit(name) is distinct from bit union all (select name from theirs except select name from ours)";
    }
}
