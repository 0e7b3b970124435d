package legal.leadflow;

import static legal.leadflow.SchemaRule.OURS;
import static legal.leadflow.SchemaRule.TENANT;

import java.util.List;

/** What the application's role may do, is and owns: exactly what is listed here. */
final class GrantRules {
    /** What leadflow_app may call of ours. */
    private static final String CALLABLE = "('ctx.challenge()', 'ctx.enter(text)', 'ctx.firm_if(text)', 'ctx.firms_if(text[])', 'ctx.person()', 'audit_make_partitions(integer)', 'audit_horizon()')";
    private static final String TABLE_GRANTS = "pg_class c, lateral aclexplode(c.relacl) g";
    private static final String COLUMN_GRANTS = "pg_class c join pg_attribute a on a.attrelid = c.oid, lateral aclexplode(a.attacl) g";
    private static final String APP = "'leadflow_app'::regrole";

    static final List<SchemaRule> ALL = List.of(
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
            new SchemaRule("an audit trail with more than insert and select", "select c.oid::regclass || ' ' || g.privilege_type from " + TABLE_GRANTS
                    + " where c.relname ~ '^audit_' and g.grantee = " + APP + " and g.privilege_type <> 'INSERT'"),
            new SchemaRule("a sequence, which numbers one firm by another's work", "select c.oid::regclass from pg_class c where c.relkind = 'S' and c.relnamespace = 'public'::regnamespace"),
            new SchemaRule("create or temp", """
                    select r.name || ' ' || n.nspname from (values ('leadflow_app'), ('leadflow_batch'), ('public')) r(name), pg_namespace n
                     where has_schema_privilege(r.name, n.oid, 'CREATE') and (r.name, n.nspname) <> ('leadflow_batch', 'batch')
                    union all select r.name || ' ' || d.datname from (values ('leadflow_app'), ('leadflow_batch'), ('public')) r(name), pg_database d
                     where has_database_privilege(r.name, d.oid, 'CREATE') or has_database_privilege(r.name, d.oid, 'TEMP')
                    union all select 'tablespace ' || spcname from pg_tablespace where has_tablespace_privilege('leadflow_app', oid, 'CREATE')"""),
            new SchemaRule("a database open to everybody", "select datname from pg_database where datallowconn and has_database_privilege('public', oid, 'CONNECT')"),
            new SchemaRule("a database that the application may enter", "select datname from pg_database where datallowconn and datname <> 'leadflow' and has_database_privilege('leadflow_app', oid, 'CONNECT')"),
            new SchemaRule("a schema that the application may look into", """
                    select nspname from pg_namespace where has_schema_privilege('leadflow_app', oid, 'USAGE')
                       and nspname not in ('public', 'ctx', 'pg_catalog', 'information_schema')"""),
            new SchemaRule("something owned by the application", "select classid::regclass || ' ' || objid from pg_shdepend where refobjid = 'leadflow_app'::regrole and deptype = 'o'"),
            new SchemaRule("a table owned by the wrong role", """
                    select c.oid::regclass || ' ' || c.relowner::regrole from pg_class c where c.relkind in ('r', 'p', 'v') and (c.relnamespace, c.relowner) not in (
                           ('public'::regnamespace, 'leadflow_owner'::regrole), ('ctx'::regnamespace, 'leadflow_ctx'::regrole), ('batch'::regnamespace, 'leadflow_batch'::regrole))
                       and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema', 'pg_toast')"""),
            new SchemaRule("a role that may too much", """
                    select rolname from pg_roles where rolname ~ '^leadflow_'
                       and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication or rolcanlogin <> (rolname <> 'leadflow_ctx'))"""),
            new SchemaRule("a membership", """
                    select m.member::regrole || ' in ' || m.roleid::regrole from pg_auth_members m
                     where (m.member::regrole::text ~ '^leadflow_' or m.roleid::regrole::text ~ '^leadflow_')
                       and (m.roleid, m.member) <> ('leadflow_ctx'::regrole, 'leadflow_owner'::regrole)"""),
            new SchemaRule("default grants", "select oid::text from pg_default_acl"),
            new SchemaRule("a setting that the application's role may change", "select parname from pg_parameter_acl"),
            new SchemaRule("no fixed search path for the application", """
                    select 'leadflow_app' where not exists (select from pg_db_role_setting s, unnest(s.setconfig) v
                     where s.setrole = 'leadflow_app'::regrole and v = 'search_path=pg_catalog, public, pg_temp')"""),
            new SchemaRule("a function open to everybody", """
                    select p.oid::regprocedure from pg_proc p, lateral aclexplode(coalesce(p.proacl, acldefault('f', p.proowner))) g
                     where p.pronamespace::regnamespace::text not in ('pg_catalog', 'information_schema') and g.grantee = 0"""),
            new SchemaRule("a function of ours that the application should not call", """
                    select p.oid::regprocedure from pg_proc p where p.oid >= 16384 and has_function_privilege('leadflow_app', p.oid, 'EXECUTE') and p.oid::regprocedure::text not in %s""".formatted(CALLABLE)),
            new SchemaRule("a function the application needs and may not call", "select f from unnest(array[" + CALLABLE.substring(1, CALLABLE.length() - 1)
                    + "]) f where to_regprocedure(f) is null or not has_function_privilege('leadflow_app', to_regprocedure(f), 'EXECUTE')"));

    private GrantRules() {
    }
}
