package legal.leadflow.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Where everything of one running system lies.
 *
 * @param project the project's root
 * @param run what this system writes: data, keys, logs; readable by its owner alone
 */
public record Folders(Path project, Path run) {
    /**
     * The folders of this build, with {@code run} made if it is missing.
     *
     * @param run absolute, or below the project's root
     */
    public static Folders of(String run) {
        Path ear = Path.of(System.getProperty("basedir", System.getProperty("user.dir"))).toAbsolutePath().normalize();
        Path project = ear.endsWith("ear") ? ear.getParent() : ear;
        Folders folders = new Folders(project, project.resolve(System.getProperty("leadflow.run", run)));
        folders.made(folders.run);
        return folders;
    }

    /** The provisioned WildFly, which is never written to. */
    public Path server() {
        return project.resolve("ear/target/server");
    }

    /** The unpacked Keycloak. */
    public Path keycloak() {
        return project.resolve("ear/target/keycloak-" + System.getProperty("leadflow.keycloak.version", "26.7.3"));
    }

    /** The unpacked PostgreSQL. */
    public Path postgres() {
        return project.resolve("ear/target/postgresql");
    }

    /** The built EAR. */
    public Path ear() {
        return project.resolve("ear/target/leadflow.ear");
    }

    /** What is configured, as code. */
    public Path config() {
        return project.resolve("config");
    }

    /** Keys and certificates. */
    public Path tls() {
        return made(run.resolve("tls"));
    }

    /** The logs of all servers but WildFly's own. */
    public Path logs() {
        return made(run.resolve("logs"));
    }

    /** WildFly's configuration, deployments, data, temporary files and logs. */
    public Path wildfly() {
        return made(run.resolve("wildfly"));
    }

    /** The keys of the firms, which never lie in the database. */
    public Path firmKeys() {
        return made(run.resolve("keys"));
    }

    /** PostgreSQL's cluster. */
    public Path database() {
        return run.resolve("postgres");
    }

    /** That folder, made if it is missing. */
    Path made(Path folder) {
        try {
            return Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
