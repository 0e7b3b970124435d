package legal.leadflow.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** WildFly with the EAR. The provisioned server is read only; what it writes goes to a folder of this system's own. */
final class WildFly implements AutoCloseable {
    private final Folders folders;
    private final Ports ports;
    private final Secrets secrets;
    private final Certificates certificates;
    private final Https https;
    private Process process;

    WildFly(Folders folders, Ports ports, Secrets secrets, Certificates certificates, Https https) {
        this.folders = folders;
        this.ports = ports;
        this.secrets = secrets;
        this.certificates = certificates;
        this.https = https;
    }

    /** The application's address, without a slash at the end. */
    String url() {
        return "https://localhost:" + ports.application();
    }

    /** The script that started it. */
    Process process() {
        return process;
    }

    /** The process of the server itself, whoever started it. */
    ProcessHandle server() {
        return ProcessHandle.allProcesses().filter(this::isServer).findFirst().orElseThrow(() -> new StackFailure("WildFly does not run"));
    }

    private boolean isServer(ProcessHandle one) {
        try {
            String line = Files.readString(Path.of("/proc", String.valueOf(one.pid()), "cmdline"));
            return line.contains("org.jboss.as.standalone") && line.contains("-Djboss.server.base.dir=" + folders.wildfly() + "\0");
        } catch (IOException e) {
            return false; // ended meanwhile, or another's
        }
    }

    /** Starts it with the EAR as it was built last, without waiting; {@link #await} waits. */
    void start(String realm) {
        prepare();
        process = Commands.start(List.of(folders.server().resolve("bin/standalone.sh").toString(),
                "-Djboss.server.base.dir=" + folders.wildfly(), "-Djboss.https.port=" + ports.application(),
                "-Djboss.management.https.port=" + ports.management()), environment(realm), folders.logs().resolve("wildfly-console.log"));
    }

    /** Waits until the application sends a newcomer to the sign-in. */
    void await() {
        Path log = folders.wildfly().resolve("log/server.log");
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
            Path configuration = Files.createDirectories(folders.wildfly().resolve("configuration"));
            try (var files = Files.list(folders.server().resolve("standalone/configuration"))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    Files.copy(file, configuration.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
            Files.createDirectories(folders.wildfly().resolve("deployments"));
            for (String state : List.of("failed", "deployed", "undeployed", "isdeploying", "pending")) {
                Files.deleteIfExists(deployment(state));
            }
            Files.copy(folders.ear(), folders.wildfly().resolve("deployments/leadflow.ear"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path deployment(String state) {
        return folders.wildfly().resolve("deployments/leadflow.ear." + state);
    }

    private Map<String, String> environment(String realm) {
        Map<String, String> environment = new HashMap<>();
        environment.put("LAUNCH_JBOSS_IN_BACKGROUND", "true");
        environment.put("JAVA_OPTS", "-Xms128m -Xmx640m -XX:MetaspaceSize=128m -XX:MaxMetaspaceSize=320m -Djava.net.preferIPv4Stack=true -Djava.awt.headless=true");
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
        environment.put("LEADFLOW_AUDIT_HEADS", folders.run().resolve("audit-heads/heads").toString());
        return environment;
    }
}
