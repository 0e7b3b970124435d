package legal.leadflow.doctor;

import java.util.List;

/** Settings and access rules of PostgreSQL: durability, TLS, who gets in, what its log keeps. */
final class DatabaseRules {
    private static final String RELOAD = ", then: select pg_reload_conf()";

    static final List<SqlRule> ALL = List.of(
            new SqlRule("database.fsync", off("fsync"), "a power failure can damage the database and lose what was saved", "set fsync = on" + RELOAD),
            new SqlRule("database.full-page-writes", off("full_page_writes"), "a power failure can leave half-written pages", "set full_page_writes = on" + RELOAD),
            new SqlRule("database.synchronous-commit", """
                    select 'the server' where (select setting from pg_settings where name = 'synchronous_commit') = 'off'
                    union all select coalesce(nullif(setrole, 0)::regrole::text, 'a database') from pg_db_role_setting, unnest(setconfig) v where v = 'synchronous_commit=off'""",
                    "what a person was told is saved can be lost at a crash", "set synchronous_commit = on for the server, and alter role ... reset synchronous_commit"),
            new SqlRule("database.tls", off("ssl"), "what the application and Keycloak send to the database can be read on the network", "set ssl = on, ssl_cert_file and ssl_key_file" + RELOAD),
            new SqlRule("database.tls-version", "select current_setting('ssl_min_protocol_version') where current_setting('ssl_min_protocol_version') <> 'TLSv1.3'",
                    "TLS older than 1.3 is accepted", "set ssl_min_protocol_version = 'TLSv1.3'" + RELOAD),
            new SqlRule("database.password-form", "select current_setting('password_encryption') where current_setting('password_encryption') <> 'scram-sha-256'",
                    "new passwords are kept in a form that can be replayed or guessed quickly", "set password_encryption = 'scram-sha-256'" + RELOAD + ", and run roles.sql again, which sets the passwords anew"),
            new SqlRule("database.access-unencrypted", "select 'line ' || line_number || ': ' || type from pg_hba_file_rules where error is null and type not in ('local', 'hostssl') and auth_method <> 'reject'",
                    "pg_hba.conf lets connections in without TLS", "write hostssl instead of host" + RELOAD),
            new SqlRule("database.access-method", """
                    select 'line ' || line_number || ': ' || auth_method from pg_hba_file_rules where error is null
                       and auth_method not in ('scram-sha-256', 'cert', 'reject') and not (type = 'local' and auth_method = 'peer')""",
                    "pg_hba.conf lets somebody in without a password, or by a weak one", "use scram-sha-256 for hostssl and peer for local" + RELOAD),
            new SqlRule("database.access-readable", "select 'line ' || line_number || ': ' || error from pg_hba_file_rules where error is not null",
                    "pg_hba.conf has a line that PostgreSQL does not understand: it keeps the old rules, or refuses to start", "correct the line" + RELOAD),
            new SqlRule("database.timeouts", """
                    select r || ': ' || name from (values ('leadflow_app', 'statement_timeout'), ('leadflow_app', 'lock_timeout'), ('leadflow_app', 'idle_in_transaction_session_timeout'),
                           ('leadflow_batch', 'idle_in_transaction_session_timeout'), ('leadflow_limits', 'statement_timeout')) needed(r, name)
                     where not exists (select from pg_db_role_setting, unnest(setconfig) v where setrole = to_regrole(r) and v ~ ('^' || name || '=[1-9]'))""",
                    "one stuck request can hold locks and connections for ever", "run config/postgres/roles.sql again"),
            new SqlRule("database.context-keys", """
                    select coalesce('the last ends ' || to_char(max(not_after), 'YYYY-MM-DD'), 'there is none') from ctx.hmac_key having coalesce(max(not_after), '-infinity') < now() + interval '30 days'""",
                    "without a valid key of the signed contexts nobody sees a row", "leadflow-setup context-keys"),
            new SqlRule("database.logged-values", """
                    select name || ' = ' || setting from pg_settings where name = 'log_error_verbosity' and setting <> 'terse' or name = 'log_statement' and setting in ('mod', 'all')
                        or name = 'log_parameter_max_length_on_error' and setting <> '0' or name = 'log_min_error_statement' and setting not in ('fatal', 'panic')
                        or name = 'log_min_duration_statement' and setting <> '-1' and current_setting('log_parameter_max_length') <> '0'
                        or name = 'log_min_duration_sample' and setting <> '-1' and current_setting('log_parameter_max_length') <> '0'""",
                    "PostgreSQL's log keeps values of rows and requests", "set log_error_verbosity = terse, log_statement = none, log_parameter_max_length = 0,"
                    + " log_parameter_max_length_on_error = 0, log_min_error_statement = panic" + RELOAD));

    private DatabaseRules() {
    }

    private static String off(String setting) {
        return "select '" + setting + " is off' where current_setting('" + setting + "') = 'off'";
    }
}
