package legal.leadflow.doctor;

import static legal.leadflow.doctor.SchemaRule.OURS;
import static legal.leadflow.doctor.SchemaRule.TENANT;

import java.util.List;

/** What the application's role may do, is and owns: exactly what is listed here. */
public final class GrantRules {
    /** What leadflow_app may call of ours. */
    private static final String CALLABLE = "('ctx.challenge()', 'ctx.enter(text)', 'ctx.firm_if(text)', 'ctx.firms_if(text[])', 'ctx.person()', 'audit_make_partitions(integer)', 'audit_horizon()', 'audit_beyond(xid8)', 'audit_detach(date)')";
    private static final String TABLE_GRANTS = "pg_class c, lateral aclexplode(c.relacl) g";
    private static final String COLUMN_GRANTS = "pg_class c join pg_attribute a on a.attrelid = c.oid, lateral aclexplode(a.attacl) g";
    private static final String APP = "'leadflow_app'::regrole";

    /** The administrator's doctor (config/postgres/doctor.sql), where there is one: it may look at what is listed, and not hand it on. */
    private static final String DOCTORS = "(g.grantee is not distinct from to_regrole('leadflow_doctor')::oid and g.privilege_type in ('SELECT', 'EXECUTE') and not g.is_grantable)";

    public static final List<SchemaRule> ALL = List.of(
            new SchemaRule("a grant to everybody", "select c.oid::regclass || ' ' || g.privilege_type from " + TABLE_GRANTS + " where" + OURS + "and g.grantee = 0"),
            new SchemaRule("a grant on a column to everybody", "select c.oid::regclass || ' ' || g.privilege_type from " + COLUMN_GRANTS + " where" + OURS + "and g.grantee = 0"),
            new SchemaRule("more than select by column, insert, update, delete", "select c.oid::regclass || ' ' || g.privilege_type from " + TABLE_GRANTS
                    + " where c.relnamespace <> 'pg_catalog'::regnamespace and g.grantee = " + APP + " and g.privilege_type not in ('INSERT', 'UPDATE', 'DELETE')"),
            new SchemaRule("more than select, insert, update of a column, or a hidden column", "select c.oid::regclass || '.' || a.attname || ' ' || g.privilege_type from " + COLUMN_GRANTS
                    + " where g.grantee = " + APP + " and (g.privilege_type not in ('SELECT', 'INSERT', 'UPDATE') or a.attnum < 0)"),
            new SchemaRule("a grant that can be handed on", "select c.oid::regclass from " + TABLE_GRANTS + " where g.grantee = " + APP + " and g.is_grantable union all select c.oid::regclass from "
                    + COLUMN_GRANTS + " where g.grantee = " + APP + " and g.is_grantable"),
            new SchemaRule("a grant on a table that is no firm's, or on a partition", "select c.oid::regclass from " + TABLE_GRANTS + " where" + OURS + "and g.grantee = " + APP
                    + " and (c.relispartition or not (" + TENANT + "))"),
            new SchemaRule("a column of a table that is no firm's, or of a partition", "select c.oid::regclass from " + COLUMN_GRANTS + " where" + OURS + "and g.grantee = " + APP
                    + " and (c.relispartition or not (" + TENANT + "))"),
            new SchemaRule("a grant to a role that has no business there", "select c.oid::regclass || ' ' || g.grantee::regrole from " + TABLE_GRANTS
                    + " where c.relnamespace in ('public'::regnamespace, 'ctx'::regnamespace) and g.grantee not in (0, " + APP + ", c.relowner)"),
            new SchemaRule("a column to a role that has no business there", "select c.oid::regclass || '.' || a.attname || ' ' || g.grantee::regrole from " + COLUMN_GRANTS
                    + " where" + OURS + "and g.grantee not in (0, " + APP + ", c.relowner) and not (c.oid = 'ctx.hmac_key'::regclass and a.attname in ('kid', 'not_after') and " + DOCTORS + ")"),
            new SchemaRule("a column of the audit trail with more than insert and select, but for an erasure", "select c.oid::regclass || '.' || a.attname from " + COLUMN_GRANTS
                    + " where c.relname ~ '^audit_' and g.grantee = " + APP + " and g.privilege_type not in ('INSERT', 'SELECT') and not (g.privilege_type = 'UPDATE'"
                    + " and c.relname || '.' || a.attname in ('audit_value.old_value', 'audit_value.new_value', 'audit_value.salt', 'audit_entry.address'))"),
            new SchemaRule("a right of the role that counts requests, beyond its one table", "select c.oid::regclass || ' ' || g.privilege_type from " + TABLE_GRANTS
                    + " where g.grantee = 'leadflow_limits'::regrole and (c.oid <> 'limits.bucket'::regclass or g.privilege_type not in ('SELECT', 'INSERT', 'UPDATE', 'DELETE'))"
                    + " union all select c.oid::regclass || '.' || a.attname from " + COLUMN_GRANTS + " where g.grantee = 'leadflow_limits'::regrole"
                    + " union all select p.oid::regprocedure::text from pg_proc p where p.oid >= 16384 and has_function_privilege('leadflow_limits', p.oid, 'EXECUTE')"
                    + " union all select nspname from pg_namespace where has_schema_privilege('leadflow_limits', oid, 'USAGE') and nspname not in ('limits', 'pg_catalog', 'information_schema')"),
            new SchemaRule("counters of requests open to another role", "select g.grantee::regrole::text from " + TABLE_GRANTS
                    + " where c.oid = 'limits.bucket'::regclass and g.grantee not in ('leadflow_limits'::regrole, 'leadflow_owner'::regrole)"),
            new SchemaRule("an audit trail with more than insert and select", "select c.oid::regclass || ' ' || g.privilege_type from " + TABLE_GRANTS
                    + " where c.relname ~ '^audit_' and g.grantee = " + APP + " and g.privilege_type <> 'INSERT'"),
            new SchemaRule("a sequence, which numbers one firm by another's work", "select c.oid::regclass from pg_class c where c.relkind = 'S' and c.relnamespace not in ('batch'::regnamespace, 'pg_catalog'::regnamespace)"),
            new SchemaRule("create or temp", """
                    select r.name || ' ' || n.nspname from (values ('leadflow_app'), ('leadflow_batch'), ('leadflow_limits'), ('public')) r(name), pg_namespace n
                     where has_schema_privilege(r.name, n.oid, 'CREATE') and (r.name, n.nspname) <> ('leadflow_batch', 'batch')
                    union all select r.name || ' ' || d.datname from (values ('leadflow_app'), ('leadflow_batch'), ('leadflow_limits'), ('public')) r(name), pg_database d
                     where has_database_privilege(r.name, d.oid, 'CREATE') or has_database_privilege(r.name, d.oid, 'TEMP')
                    union all select 'tablespace ' || spcname from pg_tablespace where has_tablespace_privilege('leadflow_app', oid, 'CREATE')"""),
            new SchemaRule("a database open to everybody", "select datname from pg_database where datallowconn and has_database_privilege('public', oid, 'CONNECT')"),
            new SchemaRule("a database that the application may enter", "select datname from pg_database where datallowconn and datname <> 'leadflow' and has_database_privilege('leadflow_app', oid, 'CONNECT')"),
            new SchemaRule("a schema that the application may look into", """
                    select nspname from pg_namespace where has_schema_privilege('leadflow_app', oid, 'USAGE')
                       and nspname not in ('public', 'ctx', 'pg_catalog', 'information_schema')"""),
            new SchemaRule("a grant on a schema that nobody explained", """
                    select nspname || ' ' || g.grantee::regrole || ' ' || g.privilege_type from pg_namespace n, lateral aclexplode(n.nspacl) g
                     where g.grantee <> n.nspowner and (nspname, case g.grantee when 0 then 'public' else g.grantee::regrole::text end, g.privilege_type) not in (
                           ('public', 'leadflow_app', 'USAGE'), ('public', 'leadflow_owner', 'USAGE'), ('public', 'leadflow_owner', 'CREATE'), ('ctx', 'leadflow_app', 'USAGE'), ('ctx', 'leadflow_owner', 'USAGE'),
                           ('planning', 'leadflow_owner', 'USAGE'), ('limits', 'leadflow_limits', 'USAGE'), ('public', 'leadflow_doctor', 'USAGE'), ('ctx', 'leadflow_doctor', 'USAGE'), ('limits', 'leadflow_doctor', 'USAGE'), ('pg_catalog', 'public', 'USAGE'), ('information_schema', 'public', 'USAGE'))"""),
            new SchemaRule("a grant on the database that nobody explained", """
                    select g.grantee::regrole || ' ' || g.privilege_type from pg_database d, lateral aclexplode(d.datacl) g where d.datname = 'leadflow' and g.grantee <> d.datdba
                       and (g.privilege_type <> 'CONNECT' or g.grantee::regrole::text not in ('leadflow_ctx', 'leadflow_app', 'leadflow_batch', 'leadflow_limits', 'leadflow_doctor'))"""),
            new SchemaRule("something owned by the application", "select classid::regclass || ' ' || objid from pg_shdepend where refobjid = 'leadflow_app'::regrole and deptype = 'o'"),
            new SchemaRule("a table owned by the wrong role", """
                    select c.oid::regclass || ' ' || c.relowner::regrole from pg_class c where c.relkind in ('r', 'p', 'v') and (c.relnamespace, c.relowner) not in (
                           ('public'::regnamespace, 'leadflow_owner'::regrole), ('ctx'::regnamespace, 'leadflow_ctx'::regrole), ('batch'::regnamespace, 'leadflow_batch'::regrole), ('limits'::regnamespace, 'leadflow_owner'::regrole))
                       and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema', 'pg_toast')"""),
            new SchemaRule("a role that may too much", """
                    select rolname from pg_roles where rolname ~ '^(leadflow_|keycloak$)'
                       and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolcanlogin <> (rolname <> 'leadflow_ctx'))"""),
            new SchemaRule("a role that takes what it is a member of without asking", "select rolname from pg_roles where rolinherit and rolname in ('leadflow_owner', 'leadflow_app', 'leadflow_batch', 'leadflow_limits')"),
            new SchemaRule("a role that nobody explained", """
                    select rolname from pg_roles where rolname !~ '^pg_' and rolname not in ('postgres', 'leadflow_owner', 'leadflow_ctx', 'leadflow_app', 'leadflow_batch', 'leadflow_limits', 'leadflow_doctor', 'keycloak')"""),
            new SchemaRule("a membership", """
                    select m.member::regrole || ' in ' || m.roleid::regrole from pg_auth_members m where m.member::regrole::text !~ '^pg_'
                       and ((m.roleid::regrole::text, m.member::regrole::text) not in (('leadflow_ctx', 'leadflow_owner'), ('pg_read_all_settings', 'leadflow_doctor')) or m.admin_option)"""),
            new SchemaRule("default grants", "select oid::text from pg_default_acl"),
            new SchemaRule("a setting that the application's role may change", "select parname from pg_parameter_acl"),
            new SchemaRule("a setting of a role or database that is not as it should be", """
                    with listed(role, setting) as (values ('leadflow_app', 'search_path=pg_catalog, public, pg_temp'), ('leadflow_app', 'statement_timeout=30s'), ('leadflow_app', 'lock_timeout=10s'),
                           ('leadflow_app', 'idle_in_transaction_session_timeout=60s'), ('leadflow_app', 'random_page_cost=1.1'), ('leadflow_batch', 'search_path=batch, pg_temp'),
                           ('leadflow_batch', 'idle_in_transaction_session_timeout=60s'),
                           ('leadflow_limits', 'search_path=limits, pg_temp'), ('leadflow_limits', 'statement_timeout=2s'), ('leadflow_limits', 'idle_in_transaction_session_timeout=10s')),
                         live(role, setting) as (select case s.setrole when 0 then 'everybody' else s.setrole::regrole::text end || case s.setdatabase when 0 then ' everywhere' else '' end, v
                           from pg_db_role_setting s left join pg_database d on d.oid = s.setdatabase, unnest(s.setconfig) v where (s.setdatabase = 0 or d.datname = 'leadflow')
                           and s.setrole is distinct from to_regrole('leadflow_doctor')::oid)
                    (select role || ': ' || setting from live except select role || ': ' || setting from listed)
                    union all (select role || ': ' || setting from listed except select role || ': ' || setting from live)"""),
            new SchemaRule("a function open to everybody", """
                    select p.oid::regprocedure from pg_proc p, lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g
                     where p.pronamespace::regnamespace::text not in ('pg_catalog', 'information_schema') and g.grantee = 0"""),
            new SchemaRule("a function to a role that has no business there", """
                    select p.oid::regprocedure || ' ' || g.grantee::regrole from pg_proc p, lateral aclexplode(p.proacl) g
                     where p.oid >= 16384 and g.grantee not in (0, p.proowner, 'leadflow_app'::regrole, 'leadflow_owner'::regrole)
                       and not (p.oid = 'ctx.bit(text)'::regprocedure and %s)""".formatted(DOCTORS)),
            new SchemaRule("a function of ours that the application should not call", """
                    select p.oid::regprocedure from pg_proc p where p.oid >= 16384 and has_function_privilege('leadflow_app', p.oid, 'EXECUTE') and p.oid::regprocedure::text not in %s""".formatted(CALLABLE)),
            new SchemaRule("a function the application needs and may not call", "select f from unnest(array[" + CALLABLE.substring(1, CALLABLE.length() - 1)
                    + "]) f where to_regprocedure(f) is null or not has_function_privilege('leadflow_app', to_regprocedure(f), 'EXECUTE')"));

    private GrantRules() {
    }
}
