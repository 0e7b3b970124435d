package legal.leadflow.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import legal.leadflow.doctor.Finding.State;
import legal.leadflow.setup.InstallationFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each fault is seeded in the configuration of the server, or in the application, that this build made, and told by name. */
class ServerCheckupIT {
    private static final Path TARGET = Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("target");
    @TempDir
    Path base;
    private Path configuration;
    private Path ear;
    private final Properties lines = new Properties();

    @BeforeEach
    void copy() throws IOException {
        configuration = Files.createDirectories(base.resolve("configuration")).resolve("standalone.xml");
        ear = Files.createDirectories(base.resolve("deployments")).resolve("leadflow.ear");
        Files.copy(TARGET.resolve("server/standalone/configuration/standalone.xml"), configuration);
        Files.copy(TARGET.resolve("leadflow.ear"), ear);
        lines.setProperty("server.base", base.toString());
        lines.setProperty("server.home", TARGET.resolve("server").toString());
    }

    @Test
    void theServerThatThisBuildMadeIsWell() throws IOException {
        assertThat(look().all()).allMatch(finding -> finding.state() == State.WELL).hasSizeGreaterThan(20);
    }

    /** What is sought is a regular expression; what takes its place is not. */
    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "<https-listener ~ <http-listener name=\"default\" socket-binding=\"http\"/><https-listener ~ server.https-only",
        "<https-listener ~ <ajp-listener name=\"ajp\" socket-binding=\"ajp\"/><https-listener ~ server.ajp",
        "<host name=\"default-host\" ~ <host name=\"other\"><http-invoker/></host><host name=\"default-host\" ~ server.remote-calls",
        "<filter-ref name=\"leadflow-gzip\" ~ <location name=\"/\" handler=\"welcome-content\"/><filter-ref name=\"leadflow-gzip\" ~ server.welcome-content",
        "<extension module=\"org.jboss.as.mail\"/> ~ <extension module=\"org.jboss.as.mail\"/><extension module=\"org.wildfly.extension.messaging-activemq\"/> ~ server.unused-parts",
        "protocols=\"TLSv1.3\" ~ protocols=\"TLSv1.2 TLSv1.3\" ~ server.tls",
        "<socket-binding https=\"management-https\"/> ~ <socket-binding http=\"management-http\"/> ~ server.management",
        "jboss.bind.address.management:127.0.0.1 ~ jboss.bind.address.management:0.0.0.0 ~ server.management",
        "request-parse-timeout=\"\\d+\" ~ '' ~ server.slow-requests",
        "enable-http2=\"false\" ~ enable-http2=\"true\" ~ server.slow-requests",
        "read-timeout=\"\\d+\" ~ read-timeout=\"600000\" ~ server.slow-requests",
        "write-timeout=\"\\d+\" ~ '' ~ server.slow-requests",
        "max-header-size=\"\\d+\" ~ max-header-size=\"1048576\" ~ server.large-requests",
        "max-post-size=\"\\d+\" ~ max-post-size=\"0\" ~ server.large-requests",
        "max-connections=\"\\d+\" ~ '' ~ server.many-requests",
        "max-buffered-request-size=\"1\" ~ '' ~ server.slow-requests",
        "<filter-ref name=\"leadflow-framing\"[^>]*/> ~ '' ~ server.framing",
        "<filter-ref name=\"leadflow-hsts\"[^>]*/> ~ '' ~ server.headers",
        "<filter-ref name=\"leadflow-samesite\"[^>]*/> ~ '' ~ server.session-cookie",
        "session-id-length=\"\\d+\" ~ session-id-length=\"10\" ~ server.session-cookie",
        "clear-text=\"[^\"]*LEADFLOW_TLS_PASSWORD[^\"]*\" ~ clear-text=\"typed in\" ~ server.clear-secrets",
        "<credential-reference store=\"leadflow\" alias=\"leadflow-db\"/> ~ <user-name>x</user-name> ~ server.credential-store",
        "verify-full ~ require ~ server.database-tls",
        "statement_timeout=30s ~ work_mem=4MB ~ server.database-sessions",
        "<validate-on-match>true</validate-on-match> ~ '' ~ server.database-sessions",
        "(?s)<root-logger>\\s*<level name=\"INFO\"/> ~ <root-logger><level name=\"DEBUG\"/> ~ server.logged-values",
        "(?s)(?<=SqlExceptionHelper\">\\s{0,60})<level name=\"OFF\"/> ~ <level name=\"WARN\"/> ~ server.logged-values",
        "runtime-failure-causes-rollback=\"true\" ~ '' ~ server.half-deployed"})
    void aFaultOfTheServerIsTold(String sought, String instead, String check) throws IOException {
        String well = Files.readString(configuration);
        String seeded = well.replaceFirst(sought, java.util.regex.Matcher.quoteReplacement(instead));
        assertThat(seeded).as("the seed").isNotEqualTo(well);
        Files.writeString(configuration, seeded);
        assertThat(look().checks(State.FAULT)).containsExactly(check);
    }

    @Test
    void anOldUndertowIsTold() throws IOException {
        Path folder = Files.createDirectories(base.resolve("home/modules/system/layers/base/io/undertow/core/main"));
        Files.createFile(folder.resolve("undertow-core-2.3.23.Final.jar"));
        lines.setProperty("server.home", base.resolve("home").toString());
        assertThat(look().all()).anyMatch(finding -> finding.state() == State.FAULT && finding.check().equals("server.undertow") && finding.cause().contains("2.3.23"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', value = {
        "WEB-INF/web.xml ~ <http-only>true</http-only> ~ '' ~ application.cookie",
        "WEB-INF/web.xml ~ __Host- ~ '' ~ application.cookie",
        "WEB-INF/web.xml ~ CONFIDENTIAL ~ NONE ~ application.https-only",
        "WEB-INF/oidc.json ~ \"enable-pkce\": true ~ \"enable-pkce\": false ~ application.sign-in",
        "WEB-INF/oidc.json ~ \"verify-token-audience\": true ~ \"verify-token-audience\": false ~ application.sign-in",
        "WEB-INF/oidc.json ~ \"ssl-required\": \"all\" ~ \"ssl-required\": \"external\" ~ application.sign-in"})
    void aFaultOfTheApplicationIsTold(String entry, String sought, String instead, String check) throws IOException {
        Files.write(ear, changed(Files.readAllBytes(ear), "web-module.war", war -> changed(war, entry, text -> {
            String well = new String(text, StandardCharsets.UTF_8);
            assertThat(well).contains(sought);
            return well.replace(sought, instead).getBytes(StandardCharsets.UTF_8);
        })));
        assertThat(look().checks(State.FAULT)).containsExactly(check);
    }

    @Test
    void aServerThatIsNotThereIsNoFaultAndNotWell() {
        lines.setProperty("server.base", base.resolve("missing").toString());
        Findings findings = new Doctor(new InstallationFile(lines)).look();
        assertThat(findings.checks(State.NOT_REACHED)).contains("server");
        assertThat(findings.exitCode()).isEqualTo(2);
    }

    private Findings look() throws IOException {
        Findings findings = new Findings();
        new ServerCheckup(new InstallationFile(lines)).look(findings);
        return findings;
    }

    /** The archive with one entry changed. */
    private static byte[] changed(byte[] archive, String name, UnaryOperator<byte[]> change) {
        ByteArrayOutputStream made = new ByteArrayOutputStream();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive)); ZipOutputStream out = new ZipOutputStream(made)) {
            out.setLevel(0);
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                byte[] bytes = in.readAllBytes();
                out.putNextEntry(new ZipEntry(entry.getName()));
                out.write(entry.getName().equals(name) ? change.apply(bytes) : bytes);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return made.toByteArray();
    }
}
