package legal.leadflow.stack;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;

/**
 * The system that the tests of this JVM share: the first call of {@link #get} starts it, the end of the test session ends it.
 * With {@code -Dleadflow.stack=attach} (and {@code -Dleadflow.run}, {@code -Dleadflow.ports}) the tests use one that runs already.
 */
public final class RunningStack {
    private static final int FIRST_PORT = 9440;
    private static final boolean ATTACHED = "attach".equals(System.getProperty("leadflow.stack"));
    /** Limits of a minute that tests at full speed do not meet; exports, uploads and sign-in have the usual ones. */
    private static final String FASTER_THAN_PEOPLE = "100000,1000000,1000000";
    private static RunningStack instance;
    private final Stack stack;

    private RunningStack() {
        Folders folders = Folders.of(ATTACHED ? ".demo" : "ear/target/stack");
        Path tests = folders.project().resolve("ear/src/test/resources/keycloak-tests.json");
        stack = new Stack(folders, Ports.configured(FIRST_PORT), Stack.demoLayers(folders, tests), line -> System.out.println("[LeadFlow] " + line));
        for (String busy : List.of("PAGES", "CHANGES", "API_READ", "API_WRITE")) {
            stack.set("LEADFLOW_LIMITS_" + busy, FASTER_THAN_PEOPLE);
        }
    }

    /**
     * The system, serving.
     *
     * @throws StackFailure when it does not start
     */
    public static synchronized RunningStack get() {
        if (instance == null) {
            RunningStack made = new RunningStack();
            if (!ATTACHED) {
                Runtime.getRuntime().addShutdownHook(new Thread(made.stack::close));
                made.stack.start();
            }
            instance = made;
        }
        return instance;
    }

    /** Ends the system, where one was started here. */
    static synchronized void end() {
        if (instance != null && !ATTACHED) {
            instance.stack.close();
        }
        instance = null;
    }

    /** The application's address, without a slash at the end. */
    public String baseUrl() {
        return stack.url();
    }

    /** Keycloak's address, without a slash at the end. */
    public String keycloakUrl() {
        return stack.keycloakUrl();
    }

    /** Connections as {@code leadflow_app}. */
    public DataSource app() {
        return stack.database().as("leadflow_app");
    }

    /** Connections as {@code leadflow_owner}. */
    public DataSource owner() {
        return stack.database().as("leadflow_owner");
    }

    /** Connections as superuser, to the product's database. */
    public DataSource superuser() {
        return stack.database().asSuperuser();
    }

    /** Where everything lies: PostgreSQL's data, the logs, WildFly's data, the firms' keys. */
    public Folders folders() {
        return stack.folders();
    }

    /** Where everything listens. */
    public Ports ports() {
        return stack.ports();
    }

    /** The product's secrets, for classes of the product that a test uses outside the server. */
    public legal.leadflow.crypto.Secrets secrets() {
        return Firms.secrets(stack.secrets());
    }

    /** An HTTPS client that trusts this system. */
    public Https https() {
        return stack.https();
    }

    /** The certificates that this system's servers are known by. */
    public Path trustStore() {
        return stack.trustStore();
    }

    /** The certificate that all its servers' were signed with, PEM. */
    public Path authority() {
        return stack.authority();
    }

    /** The password of {@link #trustStore}. */
    public String trustStorePassword() {
        return stack.secrets().password("tls");
    }

    /** Everything of this system. */
    public Stack stack() {
        return stack;
    }

    /**
     * A request to the application by a script that acts as a demo person.
     *
     * @param person who asks, such as {@code renata}
     * @param path begins with a slash
     */
    public HttpRequest.Builder as(String person, String path) throws IOException {
        return HttpRequest.newBuilder(URI.create(baseUrl() + path)).header("Authorization", "Bearer " + token(person));
    }

    /** An access token of a demo person, valid for five minutes. */
    public String token(String person) throws IOException {
        return stack.keycloak().token("leadflow", "leadflow-demo-cli", person, DemoPeople.PASSWORD);
    }

    /** An access token of a demo person that another client of the sign-in server asked for. */
    public String token(String person, String client) throws IOException {
        return stack.keycloak().token("leadflow", client, person, DemoPeople.PASSWORD);
    }

    /** Ends WildFly as a power failure does; {@link #startWildFly} starts it again. */
    public void killWildFly() {
        stack.wildfly().kill();
    }

    /** Starts WildFly again on the same data and waits until the application serves. */
    public void startWildFly() {
        stack.wildfly().start(stack.keycloak().realm());
        stack.wildfly().await();
    }
}
