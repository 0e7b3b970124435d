package legal.leadflow.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * {@code docs/install.md} carried out on an empty folder with the zip that the build made and the machine's PostgreSQL 15: every block but those that add
 * packages and users, then a person's first sign-in.
 */
@Tag("install")
class InstallIT {
    private static final Path PROJECT = Folders.of("ear/target/install").project();
    private static final int PORTS = 9480;
    private static Path root;
    private static Path heads;
    private static InstallGuide guide;
    private static String said;

    @BeforeAll
    static void carryOut() throws IOException {
        assumeTrue(Files.exists(Path.of("/usr/lib/postgresql/15/bin/initdb")), "needs Debian's PostgreSQL 15");
        root = Files.createTempDirectory("lf"); // short: a socket's path has room for 107 letters
        heads = Files.createTempDirectory(Files.isWritable(Path.of("/dev/shm")) ? Path.of("/dev/shm") : root, "heads"); // another volume
        guide = new InstallGuide(PROJECT.resolve("docs/install.md"));
        Files.createDirectories(root.resolve("etc"));
        Path script = Files.writeString(root.resolve("install.sh"), resource("systemctl.sh") + guide.script(names()));
        Path log = PROJECT.resolve("ear/target/install.log");
        Files.deleteIfExists(log);
        try {
            int code = run(List.of("bash", script.toString()), log);
            said = Files.readString(log);
            assertThat(code).as(said).isZero();
        } catch (IOException | RuntimeException | AssertionError e) {
            end();
            throw e;
        }
    }

    @AfterAll
    static void end() throws IOException {
        keepLogs();
        Path processes = root == null ? null : root.resolve("etc/processes");
        if (processes != null && Files.exists(processes)) {
            List<String> pids = Files.readAllLines(processes);
            for (int i = pids.size() - 1; i >= 0; i--) {
                ProcessHandle.of(Long.parseLong(pids.get(i))).ifPresent(InstallIT::stop);
            }
        }
        for (Path folder : Stream.of(root, heads).filter(java.util.Objects::nonNull).toList()) {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
            }
        }
    }

    /** What the servers wrote: for whoever looks why it did not go well. */
    private static void keepLogs() throws IOException {
        Path etc = root == null ? null : root.resolve("etc");
        if (etc != null && Files.isDirectory(etc)) {
            Path kept = Files.createDirectories(PROJECT.resolve("ear/target/install-logs"));
            try (Stream<Path> logs = Files.list(etc)) {
                for (Path log : logs.filter(file -> file.toString().endsWith(".log")).toList()) {
                    Files.copy(log, kept.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
                }
            }
        }
    }

    @Test
    void theDoctorSaysAllWell() {
        assertThat(said).contains(" checks well, 0 faults, 0 without an answer");
    }

    @Test
    void theFirstPersonSignsInWithANewPasswordAndASecondFactorAndTheLeadListOpens() throws IOException {
        assertThat(signedIn("first.person", "first-person", "/leads/list")).contains("<h1", "Leads");
    }

    @Test
    void thePlatformAdministratorSignsInWithANewPasswordAndASecondFactorAndTheKeysOpen() throws IOException {
        assertThat(signedIn("platform.person", "platform-person", "/keys/list")).contains("<h1", "Keys");
    }

    @Test
    void whatTimersStartIsDone() throws IOException {
        assertThat(root.resolve("etc/leadflow-context-keys.log")).content().contains("until 400 days from now");
        assertThat(root.resolve("etc/leadflow-doctor.log")).content().contains(" checks well, 0 faults, 0 without an answer");
    }

    /** @return the page, which asks for a new password and a second factor first */
    private static String signedIn(String account, String secret, String path) throws IOException {
        String page = "https://localhost:" + (PORTS + 3) + path;
        HtmlForms browser = new HtmlForms(new Https(root.resolve("etc/tls/trust.p12"), "leadflow-trust"));
        browser.open(page);
        assertThat(browser.page().uri().getPort()).isEqualTo(PORTS + 4);
        browser.submit(Map.of("username", account, "password", Files.readString(root.resolve("etc/secrets").resolve(secret)).strip()));
        boolean changed = false;
        boolean second = false;
        for (int i = 0; i < 4 && browser.page().uri().getPort() == PORTS + 4; i++) {
            if (browser.page().body().contains("name=\"password-new\"")) {
                browser.submit(Map.of("password-new", "orbit-lantern-49-maple", "password-confirm", "orbit-lantern-49-maple"));
                changed = true;
            } else {
                browser.open(browser.page().uri() + "&mode=manual");
                browser.submit(Map.of("totpSecret", found("name=\"totpSecret\" value=\"([^\"]+)\"", browser), "totp",
                        Totp.code(found("id=\"kc-totp-secret-key\"[^>]*>([^<]+)<", browser), Instant.now()), "userLabel", "", "mode", "manual"));
                second = true;
            }
        }
        assertThat(changed && second).as("asked for a new password and a second factor").isTrue();
        assertThat(browser.page().uri()).hasToString(page);
        assertThat(browser.page().statusCode()).isEqualTo(200);
        return browser.page().body();
    }

    @Test
    void theUnitsAreUnderstoodAndTheirUsersCanDoLittle() throws IOException {
        for (String unit : List.of("postgresql", "keycloak", "wildfly")) {
            String text = Files.readString(root.resolve("units/leadflow-" + unit + ".service"));
            assertThat(text).contains("NoNewPrivileges=yes", "ProtectSystem=strict", "PrivateTmp=yes", "Restart=on-failure", "\nUser=").doesNotContain("/opt/leadflow/", "/etc/leadflow/");
        }
        if (Files.exists(Path.of("/usr/bin/systemd-analyze"))) {
            Path log = root.resolve("verify.log");
            int code = run(List.of("sh", "-c", "systemd-analyze verify " + root + "/units/*.service " + root + "/units/*.timer"), log);
            assertThat(code).as(Files.readString(log)).isZero();
            assertThat(Files.readString(log)).isEmpty();
        }
    }

    @Test
    void whatIsLeftOutAddsPackagesAndUsersAndNothingElse() {
        assertThat(guide.lines("machine")).isNotEmpty().allMatch(line -> line.matches("(apt-get install|useradd|systemctl disable --now postgresql@15-main).*"));
    }

    @Test
    void secretsAreReadableByTheirOwnerAlone() throws IOException {
        try (Stream<Path> files = Files.walk(root.resolve("etc"))) {
            assertThat(files.filter(file -> file.toString().matches(".*(/secrets/.*|\\.env|\\.key|wildfly\\.p12)")).toList()).hasSizeGreaterThan(12)
                    .allSatisfy(file -> assertThat(Files.getPosixFilePermissions(file)).as(file.toString()).hasSize(2));
        }
        for (Path secret : List.of(root.resolve("etc/secrets/app-password"), root.resolve("etc/secrets/credentials-password"))) {
            assertThat(said).doesNotContain(Files.readString(secret).strip());
        }
    }

    private static Map<String, String> names() {
        boolean superuser = "root".equals(System.getProperty("user.name"));
        String user = System.getProperty("user.name");
        Map<String, String> names = new HashMap<>(Map.of("LEADFLOW_HOST", "localhost", "LEADFLOW_ADDRESS", "127.0.0.1", "LEADFLOW_PORT", "" + (PORTS + 3), "SIGNIN_PORT", "" + (PORTS + 4),
                "SIGNIN_MANAGEMENT_PORT", "" + (PORTS + 5), "LEADFLOW_MANAGEMENT_PORT", "" + (PORTS + 6), "PGPORT", "" + (PORTS + 7)));
        names.putAll(Map.of("LEADFLOW_HOME", root + "/opt", "LEADFLOW_ETC", root + "/etc", "LEADFLOW_DATA", root + "/data", "LEADFLOW_HEADS", heads.toString(), "LEADFLOW_UNITS", root + "/units",
                "PGDATA", root + "/pg", "PGSOCKETS", root + "/run", "DISKS_ENCRYPTED_BY", "whoever runs the test's machine"));
        names.putAll(Map.of("LEADFLOW_USER", user, "KEYCLOAK_USER", user, "POSTGRES_USER", user, "LEADFLOW_HEAP", "640m", "KEYCLOAK_HEAP", "400m",
                "LEADFLOW_ZIP", PROJECT + "/ear/target/leadflow-server.zip", "KEYCLOAK_ARCHIVE", System.getProperty("leadflow.keycloak.archive")));
        // PostgreSQL refuses to run as root: then it runs in a user namespace, where root is nobody
        names.put("AS_POSTGRES", superuser ? "unshare -U" : "");
        names.put("PG_SYSTEM_USER", superuser ? "nobody" : user);
        return names;
    }

    private static int run(List<String> command, Path log) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        try {
            process.getOutputStream().close();
            if (!process.waitFor(25, java.util.concurrent.TimeUnit.MINUTES)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new StackFailure(command + " took longer than 25 minutes: " + Files.readString(log));
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted", e);
        }
    }

    private static void stop(ProcessHandle process) {
        List<ProcessHandle> family = Stream.concat(process.descendants(), Stream.of(process)).toList();
        family.forEach(ProcessHandle::destroy);
        if (!Waiting.until(() -> family.stream().noneMatch(ProcessHandle::isAlive), Duration.ofSeconds(30))) {
            family.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private static String found(String pattern, HtmlForms browser) {
        Matcher found = Pattern.compile(pattern).matcher(browser.page().body());
        assertThat(found.find()).as(pattern + " in " + browser.page().uri().getPath()).isTrue();
        return found.group(1);
    }

    private static String resource(String name) throws IOException {
        try (var stream = InstallIT.class.getResourceAsStream(name)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
