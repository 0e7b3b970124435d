package legal.leadflow.stack;

import jakarta.json.JsonObject;
import java.nio.file.Path;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import legal.leadflow.postgres.LeadFlowDatabase;
import legal.leadflow.postgres.PostgresBinaries;
import legal.leadflow.postgres.PostgresServer;
import org.flywaydb.core.api.FlywayException;

/** The whole system on this machine: PostgreSQL, Keycloak, WildFly with the EAR. Ends in the opposite order of its start. */
public final class Stack implements AutoCloseable {
    private static final List<String> ROLES = List.of("leadflow_owner", "leadflow_app", "leadflow_batch", "leadflow_limits", "keycloak");
    private final Folders folders;
    private final Ports ports;
    private final List<Path> realmLayers;
    private final Consumer<String> progress;
    private final Secrets secrets;
    private final Certificates certificates;
    private final Https https;
    private final PostgresServer postgres;
    private final LeadFlowDatabase database;
    private final Keycloak keycloak;
    private final WildFly wildfly;
    private final Deque<AutoCloseable> running = new ConcurrentLinkedDeque<>();
    private final Leftovers leftovers;
    private final DemoYear data;
    private volatile boolean ending;

    /**
     * Describes a system; nothing is started yet.
     *
     * @param folders where everything lies
     * @param ports where everything listens
     * @param realmLayers what is laid over the product's realm
     * @param progress told in a short line what is done
     */
    public Stack(Folders folders, Ports ports, List<Path> realmLayers, Consumer<String> progress) {
        this.folders = folders;
        this.ports = ports;
        this.realmLayers = realmLayers;
        this.progress = progress;
        data = new DemoYear(progress);
        leftovers = new Leftovers(folders.run().resolve("processes"));
        secrets = new Secrets(folders.run().resolve("secrets.properties"));
        certificates = new Certificates(folders.tls(), secrets.password("tls"));
        https = new Https(certificates.truststore(), secrets.password("tls"));
        postgres = new PostgresServer(PostgresBinaries.unpacked(folders.postgres()), folders.database(), ports.postgres(), secrets.password("postgres"),
                new PostgresServer.Tls(certificates.authority(), certificates.certificate("postgres"), certificates.key("postgres")));
        Map<String, String> passwords = ROLES.stream().collect(Collectors.toMap(role -> role, secrets::password));
        database = new LeadFlowDatabase(postgres, passwords);
        keycloak = new Keycloak(folders, ports, secrets, certificates, https);
        wildfly = new WildFly(folders, WildFly.Place.own(folders, ports), ports, secrets, certificates, https);
    }

    /** An environment variable of WildFly's next start, as an administrator sets it. */
    public Stack set(String variable, String value) {
        wildfly.set(variable, value);
        return this;
    }

    /**
     * Starts everything and waits until it serves.
     *
     * @throws StackFailure when something does not start; what had started is ended again
     */
    public void start() {
        Preconditions.check(folders);
        leftovers.end();
        postgres.close();
        Preconditions.check(ports);
        try {
            startDatabase();
            CredentialFile.write(folders.run().resolve("credentials.p12"), secrets.password("credential-store"), Map.of(
                    "leadflow-db", secrets.password("leadflow_app"), "leadflow-batch-db", secrets.password("leadflow_batch"), "leadflow-limits-db", secrets.password("leadflow_limits"),
                    "leadflow-master", secrets.key("master-key"), "leadflow-context-1", secrets.key("context-key-1"),
                    "leadflow-audit-1", secrets.key("audit-key-1")));
            progress.accept("Keycloak starts on port " + ports.keycloak());
            begin(keycloak);
            keycloak.start();
            leftovers.note(keycloak.process());
            keycloak.await(realm());
            data.load(this);
            progress.accept("WildFly starts on port " + ports.application());
            begin(wildfly);
            wildfly.start(keycloak.realm());
            wildfly.await();
            leftovers.note(wildfly.process());
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Ends everything, also while {@link #start} is still at work in another thread, which then fails. */
    @Override
    public void close() {
        ending = true;
        for (AutoCloseable part = running.poll(); part != null; part = running.poll()) {
            try {
                part.close();
            } catch (Exception e) {
                progress.accept("something did not end by itself: " + e.getMessage());
            }
        }
    }

    /** The application's address, without a slash at the end. */
    public String url() {
        return wildfly.url();
    }

    /** Keycloak's address, without a slash at the end. */
    public String keycloakUrl() {
        return keycloak.url();
    }

    /** The database's address and its roles. */
    public LeadFlowDatabase database() {
        return database;
    }

    /** The database server. */
    public PostgresServer postgres() {
        return postgres;
    }

    /** Where everything lies. */
    public Folders folders() {
        return folders;
    }

    /** Where everything listens. */
    public Ports ports() {
        return ports;
    }

    /** The product's secrets, for classes of the product that run outside the server. */
    public legal.leadflow.crypto.Secrets productSecrets() {
        return Firms.secrets(secrets);
    }

    /** The secrets this system runs with. */
    public Secrets secrets() {
        return secrets;
    }

    /** An HTTPS client for all its servers. */
    public Https https() {
        return https;
    }

    /** The certificate that all its servers' were signed with, PEM. */
    Path authority() {
        return certificates.authority();
    }

    /** The certificates that its servers are known by. */
    Path trustStore() {
        return certificates.truststore();
    }

    /**
     * An access token of the demo's client for scripts, valid for five minutes.
     *
     * @param person who signs in
     */
    public String token(String person, String password) throws java.io.IOException {
        return keycloak.token("leadflow", "leadflow-demo-cli", person, password);
    }

    /** Keycloak itself. */
    Keycloak keycloak() {
        return keycloak;
    }

    /** WildFly itself. */
    public WildFly wildfly() {
        return wildfly;
    }

    /** The processes of Keycloak and WildFly, by name. */
    public Map<String, ProcessHandle> processes() {
        return Map.of("Keycloak", keycloak.process().descendants().findFirst().orElse(keycloak.process().toHandle()), "WildFly", wildfly.server());
    }

    /**
     * Starts one more server on this system's database and Keycloak, and waits until it serves.
     *
     * @param name  of its folder
     * @param ear   what it serves
     * @param ports its own
     * @param role  as which it speaks to the database, with the password of {@code leadflow_app}
     */
    public WildFly beside(String name, Path ear, Ports ports, String role) {
        WildFly more = new WildFly(folders, new WildFly.Place(name, ear, ports, role), this.ports, secrets, certificates, https);
        more.setAs(wildfly);
        begin(more);
        more.start(keycloak.realm());
        more.await();
        leftovers.note(more.process());
        return more;
    }

    /** Ends WildFly and starts it again on the same data. */
    public void restart() {
        if (ending) {
            throw new StackFailure("it is ended");
        }
        wildfly.close();
        wildfly.start(keycloak.realm());
        wildfly.await();
    }

    private void begin(AutoCloseable part) {
        if (ending) {
            throw new StackFailure("it was ended while it started");
        }
        running.push(part);
    }

    private void startDatabase() {
        progress.accept("PostgreSQL starts on port " + ports.postgres());
        begin(postgres);
        postgres.start();
        database.createRoles(folders.config().resolve("postgres/roles.sql"));
        progress.accept("the database is brought up to date");
        try {
            database.migrate("filesystem:" + folders.project().resolve("ejb-module/src/main/resources/db/migration"));
        } catch (FlywayException e) {
            throw new StackFailure("the database in " + folders.run() + " does not fit this version's migrations: remove that folder to start from nothing"
                    + " (" + e.getMessage().lines().limit(2).collect(Collectors.joining(" ")) + ")", e);
        }
        new Firms(database.as("leadflow_owner"), secrets).install();
    }

    private JsonObject realm() {
        Map<String, String> variables = Map.of("LEADFLOW_URL", url(), "LEADFLOW_OIDC_SECRET", secrets.password("oidc-client"));
        return Realm.read(variables, folders.config().resolve("keycloak/leadflow-realm.json"), realmLayers);
    }

    /** The layers of the demo's realm, and then {@code more}. */
    public static List<Path> demoLayers(Folders folders, Path... more) {
        return Stream.concat(Stream.of(folders.config().resolve("keycloak/demo.json")), Stream.of(more)).toList();
    }
}
