package legal.leadflow.postgres;

import java.nio.file.Path;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The product's database on a {@link PostgresServer}: its roles, its databases and its migrations. */
public final class LeadFlowDatabase {
    /** Its name. */
    public static final String NAME = "leadflow";
    /** Held here, because a logger that nobody holds loses its level. */
    private static final Logger FLYWAY = Logger.getLogger("org.flywaydb");
    private final PostgresServer server;
    private final Map<String, String> passwords;

    /**
     * Describes the database; nothing is changed yet.
     *
     * @param server a running server
     * @param passwords of the roles {@code leadflow_owner}, {@code leadflow_app}, {@code leadflow_batch}, {@code leadflow_limits} and {@code keycloak}
     */
    public LeadFlowDatabase(PostgresServer server, Map<String, String> passwords) {
        this.server = server;
        this.passwords = Map.copyOf(passwords);
    }

    /**
     * Makes roles and databases where they are missing, and sets passwords and hardening anew.
     *
     * @param script {@code config/postgres/roles.sql}
     */
    public void createRoles(Path script) {
        Map<String, String> variables = Map.of(
                "owner_password", passwords.get("leadflow_owner"), "app_password", passwords.get("leadflow_app"),
                "batch_password", passwords.get("leadflow_batch"), "limits_password", passwords.get("leadflow_limits"), "keycloak_password", passwords.get("keycloak"));
        new PsqlScript(script, variables).run(server::asSuperuser);
    }

    /**
     * Brings the schema up to date, as the owner role.
     *
     * @param location where Flyway finds the migrations: {@code classpath:db/migration} or {@code filesystem:<folder>}
     */
    public void migrate(String location) {
        FLYWAY.setLevel(Level.SEVERE);
        Flyway.configure().dataSource(as("leadflow_owner")).locations(location).load().migrate();
    }

    /**
     * Connections to the product's database; each call of {@code getConnection} opens a new one.
     *
     * @param role one of the roles whose password was given
     */
    public DataSource as(String role) {
        return server.as(NAME, role, passwords.get(role));
    }

    /** Connections to the product's database as superuser. */
    public DataSource asSuperuser() {
        return server.asSuperuser(NAME);
    }
}
