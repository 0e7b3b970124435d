package legal.leadflow;

import static legal.leadflow.doctor.SchemaRule.FIRM;
import static legal.leadflow.doctor.SchemaRule.OURS;
import static legal.leadflow.doctor.SchemaRule.TENANT;

import java.util.List;
import legal.leadflow.SchemaMutants.Family;

/** Mutants of grants and roles: who may what, is whom, and comes from where. */
final class RoleMutants {
    private static final String EVERY_TABLE = " from pg_class c where " + OURS;
    private static final String FIRMS_TABLES = " from pg_class c where not c.relispartition and " + TENANT;
    private static final String COLUMNS = " from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped where " + OURS;
    private static final String OUR_ROLES = " from pg_roles r where r.rolname ~ '^(leadflow_|keycloak$)'";
    private static final String ENTER = " from pg_roles r where r.rolname in ('leadflow_app', 'leadflow_batch')";

    static final List<Family> ALL = List.of(
            new Family("everything of a table to everybody", "select format('grant all on %s to public', c.oid::regclass)" + EVERY_TABLE),
            new Family("reading to everybody", "select format('grant select on %s to public', c.oid::regclass)" + EVERY_TABLE),
            new Family("a column to everybody", "select format('grant select (%I) on %s to public', a.attname, c.oid::regclass)" + COLUMNS + " and not c.relispartition"),
            new Family("reading the whole row", "select format('grant select on %s to leadflow_app', c.oid::regclass)" + EVERY_TABLE),
            new Family("a row's place", "select format('grant select (ctid) on %s to leadflow_app', c.oid::regclass)" + EVERY_TABLE),
            new Family("a row's transaction", "select format('grant select (xmin) on %s to leadflow_app', c.oid::regclass)" + FIRMS_TABLES),
            new Family("emptying", "select format('grant truncate on %s to leadflow_app', c.oid::regclass)" + EVERY_TABLE),
            new Family("referring", "select format('grant references on %s to leadflow_app', c.oid::regclass)" + EVERY_TABLE),
            new Family("referring to a column", "select format('grant references (%I) on %s to leadflow_app', a.attname, c.oid::regclass)" + COLUMNS + " and a.attname in ('id', 'firm_id', 'kid', 'stage')"),
            new Family("triggers", "select format('grant trigger on %s to leadflow_app', c.oid::regclass)" + EVERY_TABLE),
            new Family("a grant to hand on", "select format('grant insert on %s to leadflow_app with grant option', c.oid::regclass)" + EVERY_TABLE),
            new Family("a column to hand on", "select format('grant select (%I) on %s to leadflow_app with grant option', " + FIRM + ", c.oid::regclass)" + FIRMS_TABLES),
            new Family("a partition past its policies", "select format('grant select (id) on %s to leadflow_app', c.oid::regclass) from pg_class c where c.relispartition and " + TENANT),
            new Family("a trail that can be changed", "select format('grant update on %s to leadflow_app', c.oid::regclass) from pg_class c where c.relname ~ '^audit_' and " + TENANT),
            new Family("a trail that can be deleted", "select format('grant delete on %s to leadflow_app', c.oid::regclass) from pg_class c where c.relname ~ '^audit_' and " + TENANT),
            new Family("a column of the trail that can be changed", "select format('grant update (%I) on %s to leadflow_app', a.attname, c.oid::regclass)" + COLUMNS + " and c.relname ~ '^audit_' and c.relkind = 'p'"
                    + " and c.relname || '.' || a.attname not in ('audit_value.old_value', 'audit_value.new_value', 'audit_value.salt', 'audit_entry.address')"), // an erasure's own
            new Family("a table to a role that has no business there", "select format('grant select on %s to %I', c.oid::regclass, r.rolname) from pg_class c, pg_roles r"
                    + " where r.rolname in ('leadflow_batch', 'leadflow_ctx', 'keycloak', 'pg_monitor') and c.relnamespace = 'public'::regnamespace and " + OURS),
            new Family("a column to a role that has no business there", "select format('grant select (%I) on %s to %I', a.attname, c.oid::regclass, r.rolname) from pg_roles r, pg_class c join pg_attribute a on a.attrelid = c.oid"
                    + " where r.rolname in ('leadflow_batch', 'keycloak') and a.attnum = 1 and c.relnamespace in ('public'::regnamespace, 'ctx'::regnamespace) and " + OURS),
            new Family("the key of the context", "select format('grant select (%I) on ctx.hmac_key to %I', a.attname, r.rolname) from pg_attribute a, pg_roles r where a.attrelid = 'ctx.hmac_key'::regclass and a.attnum > 0 and not a.attisdropped"
                    + " and r.rolname in ('leadflow_app', 'leadflow_owner', 'leadflow_batch', 'keycloak')"),
            new Family("changing the key of the context", "select format('grant %s on ctx.hmac_key to %I', v, r) from unnest(array['insert', 'update', 'delete', 'select']) v, unnest(array['leadflow_app', 'leadflow_owner', 'leadflow_batch']) r"),
            new Family("a role that is more", "select format('alter role %I %s', r.rolname, a)" + OUR_ROLES.replace(" where", ", unnest(array['superuser', 'bypassrls', 'createrole', 'createdb', 'replication']) a where")),
            new Family("a role that inherits", "select format('alter role %I inherit', r.rolname)" + OUR_ROLES + " and not r.rolinherit"),
            new Family("a role that signs in", "select 'alter role leadflow_ctx login'"),
            new Family("a role that nobody explained", "select format('create role told %s', a) from unnest(array['superuser', 'bypassrls', 'login', 'login in role leadflow_owner', 'role leadflow_app']) a"),
            new Family("a member of the owner", "select format('grant %I to %I', o, m) from unnest(array['leadflow_owner', 'leadflow_ctx', 'leadflow_app', 'postgres']) o, unnest(array['leadflow_app', 'leadflow_batch', 'keycloak']) m where o <> m"),
            new Family("a member of a role of PostgreSQL's", "select format('grant %I to %I', p.rolname, r.rolname) from pg_roles p, pg_roles r where p.rolname ~ '^pg_' and p.rolname <> 'pg_database_owner' and r.rolname ~ '^(leadflow_|keycloak$)'"),
            new Family("a membership that can be handed on", "select 'grant leadflow_ctx to leadflow_owner with admin option'"),
            new Family("making things in a schema", "select format('grant create on schema %I to %s', n.nspname, r) from pg_namespace n, unnest(array['leadflow_app', 'public', 'keycloak']) r where n.nspname in ('public', 'ctx', 'batch', 'planning', 'pg_catalog', 'information_schema')"),
            new Family("looking into a schema", "select format('grant usage on schema %I to %s', n, r) from unnest(array['planning', 'batch']) n, unnest(array['leadflow_app', 'public']) r"),
            new Family("looking into the context's schema", "select format('grant usage on schema ctx to %s', r) from unnest(array['leadflow_batch', 'public', 'keycloak']) r"),
            new Family("a schema of the application's", "select format('create schema told authorization %I', r) from unnest(array['leadflow_app', 'leadflow_batch']) r"),
            new Family("a schema taken over", "select format('alter schema %I owner to leadflow_app', n) from unnest(array['public', 'ctx', 'planning', 'batch']) n"),
            new Family("temporary tables", "select format('grant temp on database %I to %s', d.datname, r) from pg_database d, unnest(array['leadflow_app', 'public', 'leadflow_batch']) r where d.datallowconn"),
            new Family("schemas of one's own", "select format('grant create on database %I to %s', d.datname, r) from pg_database d, unnest(array['leadflow_app', 'public', 'leadflow_batch']) r where d.datallowconn"),
            new Family("a database that is open", "select format('grant connect on database %I to public', d.datname) from pg_database d where d.datallowconn"),
            new Family("a database of somebody else's", "select format('grant connect on database %I to leadflow_app', d.datname) from pg_database d where d.datallowconn and d.datname <> 'leadflow'"),
            new Family("somebody else in our database", "select format('grant connect on database leadflow to %s', r) from unnest(array['keycloak', 'pg_monitor']) r"),
            new Family("a database taken over", "select format('alter database %I owner to leadflow_app', d.datname) from pg_database d where d.datallowconn"),
            new Family("a tablespace", "select format('grant create on tablespace %I to leadflow_app', spcname) from pg_tablespace where spcname <> 'pg_global'"),
            new Family("grants that come of themselves", "select format('alter default privileges for role %I grant %s on %s to %s', r, v.a, v.b, w) from unnest(array['leadflow_owner', 'leadflow_ctx']) r,"
                    + " (values ('select', 'tables'), ('usage', 'sequences'), ('execute', 'functions'), ('usage', 'types')) v(a, b), unnest(array['leadflow_app', 'leadflow_batch']) w"),
            new Family("a setting that may be changed", "select format('grant set on parameter %s to leadflow_app', s.name) from pg_settings s where s.context = 'superuser'"),
            new Family("settings of the server", "select format('grant alter system on parameter %s to leadflow_app', s.name) from pg_settings s where s.name in ('row_security', 'session_preload_libraries', 'log_statement', 'ssl')"),
            new Family("a search path that is not fixed", "select format('alter role leadflow_app in database leadflow %s', s) from unnest(array['reset search_path', 'reset all', 'set search_path = public, pg_catalog', 'set search_path = \"$user\", public']) s"),
            new Family("a limit that is gone", "select format('alter role leadflow_app in database leadflow %s', s) from unnest(array['reset statement_timeout', 'set statement_timeout = 0', 'reset lock_timeout', 'reset idle_in_transaction_session_timeout',"
                    + " 'set idle_in_transaction_session_timeout = 0']) s"),
            new Family("a setting that comes with the role", "select format('alter role %I set %s', r.rolname, s)" + ENTER.replace(" where", ", unnest(array['search_path = ctx', 'row_security = off', 'client_min_messages = debug5', 'leadflow.context = ''x''']) s where")),
            new Family("a setting that comes with the database", "select format('alter database leadflow set %s', s) from unnest(array['search_path = ctx', 'row_security = off', 'session_replication_role = replica', 'leadflow.context = ''x''']) s"));

    private RoleMutants() {
    }
}
