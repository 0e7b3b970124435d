package legal.leadflow.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** WildFly with the EAR. The provisioned server is read only; what it writes goes to a folder of this system's own. */
public final class WildFly implements AutoCloseable {
    /**
     * What one server of a system has for itself.
     *
     * @param folder where it writes, below the system's
     * @param ear    what it serves
     * @param ports  of which the application's and the management's are its own
     * @param role   as which it speaks to the database, with the password of {@code leadflow_app}
     */
    record Place(String folder, Path ear, Ports ports, String role) {
        /** The system's own server. */
        static Place own(Folders folders, Ports ports) {
            return new Place("wildfly", folders.ear(), ports, "leadflow_app");
        }
    }

    private final Folders folders;
    private final Place place;
    private final Ports ports;
    private final Secrets secrets;
    private final Certificates certificates;
    private final Https https;
    private final Map<String, String> settings = new HashMap<>();
    private Process process;

    /** @param ports of the system, where the database is */
    WildFly(Folders folders, Place place, Ports ports, Secrets secrets, Certificates certificates, Https https) {
        this.folders = folders;
        this.place = place;
        this.ports = ports;
        this.secrets = secrets;
        this.certificates = certificates;
        this.https = https;
    }

    /** The application's address, without a slash at the end. */
    public String url() {
        return "https://localhost:" + place.ports.application();
    }

    /** An environment variable of the server's next start, as an administrator sets it. */
    void set(String variable, String value) {
        settings.put(variable, value);
    }

    /** Whatever was set for another server is set for this one. */
    void setAs(WildFly other) {
        settings.putAll(other.settings);
    }

    /** The script that started it. */
    Process process() {
        return process;
    }

    /** The process of the server itself, whoever started it. */
    public ProcessHandle server() {
        return ProcessHandle.allProcesses().filter(this::isServer).findFirst().orElseThrow(() -> new StackFailure("WildFly does not run"));
    }

    private boolean isServer(ProcessHandle one) {
        try {
            String line = Files.readString(Path.of("/proc", String.valueOf(one.pid()), "cmdline"));
            return line.contains("org.jboss.as.standalone") && line.contains("-Djboss.server.base.dir=" + home() + "\0");
        } catch (IOException e) {
            return false; // ended meanwhile, or another's
        }
    }

    /** Starts it with the EAR as it was built last, without waiting; {@link #await} waits. */
    void start(String realm) {
        prepare();
        List<String> command = new ArrayList<>(List.of(folders.server().resolve("bin/standalone.sh").toString(),
                "-Djboss.server.base.dir=" + home(), "-Djboss.https.port=" + place.ports.application(),
                "-Djboss.management.https.port=" + place.ports.management()));
        process = Commands.start(command, environment(realm), folders.logs().resolve(place.folder + "-console.log"));
    }

    /** Waits until the application sends a newcomer to the sign-in. */
    void await() {
        Path log = home().resolve("log/server.log");
        boolean answers = Waiting.until(() -> {
            if (!process.isAlive()) {
                throw new StackFailure("WildFly ended while it started; its log is " + log);
            }
            if (Files.exists(deployment("failed"))) {
                throw new StackFailure("WildFly refuses the EAR; its log is " + log);
            }
            return https.status(url() + "/") == 302;
        }, Duration.ofMinutes(10));
        if (!answers) {
            throw new StackFailure("the application does not answer after ten minutes; its log is " + log);
        }
    }

    @Override
    public void close() {
        Commands.stop(process);
    }

    /** Ends it as a power failure does. */
    void kill() {
        ProcessHandle server = server();
        server.destroyForcibly();
        Waiting.until(() -> !server.isAlive(), Duration.ofSeconds(30));
    }

    private void prepare() {
        try {
            Path configuration = Files.createDirectories(home().resolve("configuration"));
            try (var files = Files.list(folders.server().resolve("standalone/configuration"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, configuration.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Path standalone = configuration.resolve("standalone.xml");
            Files.writeString(standalone, Files.readString(standalone).replace("user-name=\"leadflow_app\"", "user-name=\"" + place.role + "\""));
            Files.createDirectories(home().resolve("deployments"));
            for (String state : List.of("failed", "deployed", "undeployed", "isdeploying", "pending")) {
                Files.deleteIfExists(deployment(state));
            }
            Files.copy(place.ear, home().resolve("deployments/leadflow.ear"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder it writes to. */
    public Path home() {
        return folders.made(folders.run().resolve(place.folder));
    }

    private Path deployment(String state) {
        return home().resolve("deployments/leadflow.ear." + state);
    }

    private Map<String, String> environment(String realm) {
        Map<String, String> environment = new HashMap<>();
        environment.put("LAUNCH_JBOSS_IN_BACKGROUND", "true");
        environment.put("MALLOC_ARENA_MAX", "2"); // else the C library keeps memory for each thread that once asked
        environment.put("JAVA_OPTS", "-XX:+UseSerialGC -Xms128m -Xmx640m -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 -XX:MetaspaceSize=128m -XX:MaxMetaspaceSize=320m -Djava.net.preferIPv4Stack=true -Djava.awt.headless=true");
        environment.put("LEADFLOW_DB_PORT", String.valueOf(ports.postgres()));
        environment.put("LEADFLOW_DB_CA", certificates.authority().toString());
        environment.put("LEADFLOW_CREDENTIALS", folders.run().resolve("credentials.p12").toString());
        environment.put("LEADFLOW_CREDENTIALS_PASSWORD", secrets.password("credential-store"));
        environment.put("LEADFLOW_TLS_KEYSTORE", certificates.keystore("wildfly").toString());
        environment.put("LEADFLOW_TLS_PASSWORD", secrets.password("tls"));
        environment.put("OIDC_PROVIDER_URL", realm);
        environment.put("LEADFLOW_OIDC_SECRET", secrets.password("oidc-client"));
        environment.put("LEADFLOW_TRUSTSTORE", certificates.truststore().toString());
        environment.put("LEADFLOW_TRUSTSTORE_PASSWORD", secrets.password("tls"));
        environment.put("LEADFLOW_KEYS", folders.firmKeys().toString());
        environment.put("LEADFLOW_AUDIT_HEADS", folders.run().resolve(place.folder.equals("wildfly") ? "audit-heads/heads" : place.folder + "-heads/heads").toString());
        environment.put("LEADFLOW_AUDIT_HEADS_SECOND", folders.run().resolve(place.folder.equals("wildfly") ? "audit-heads-second/heads" : place.folder + "-heads-second/heads").toString());
        environment.putAll(settings);
        return environment;
    }
}
