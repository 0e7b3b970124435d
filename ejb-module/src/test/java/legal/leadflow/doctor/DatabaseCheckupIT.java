package legal.leadflow.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Properties;
import java.util.stream.Stream;
import legal.leadflow.TestDatabase;
import legal.leadflow.doctor.Finding.State;
import legal.leadflow.setup.InstallationFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault is seeded in the real database and told by name; the database as it should be has none. */
@Tag("every-postgres")
class DatabaseCheckupIT {
    @TempDir
    static Path folder;
    private static HardenedDatabase database;

    @BeforeAll
    static void harden() throws SQLException, IOException {
        database = new HardenedDatabase(folder);
    }

    @AfterAll
    static void soften() throws SQLException, IOException {
        database.close();
    }

    @Test
    void aDatabaseAsItShouldBeIsWell() throws SQLException, IOException {
        Findings findings = look();
        assertThat(findings.all()).allMatch(finding -> finding.state() == State.WELL).hasSizeGreaterThan(10);
        assertThat(findings.exitCode()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "fsync | off | on | database.fsync",
        "full_page_writes | off | on | database.full-page-writes",
        "synchronous_commit | off | on | database.synchronous-commit",
        "ssl_min_protocol_version | TLSv1.2 | TLSv1.3 | database.tls-version",
        "password_encryption | md5 | scram-sha-256 | database.password-form",
        "log_error_verbosity | default | terse | database.logged-values",
        "log_statement | all | none | database.logged-values",
        "log_min_duration_statement | 0 | -1 | database.logged-values",
        "log_parameter_max_length_on_error | -1 | 0 | database.logged-values",
        "log_min_error_statement | error | panic | database.logged-values"})
    void aSettingIsTold(String setting, String bad, String good, String check) throws SQLException, IOException {
        database.setting(setting + " = '" + bad + "'");
        try {
            assertThat(look().checks(State.FAULT)).containsExactly(check);
        } finally {
            database.restore(setting, good);
        }
    }

    @Test
    void aServerWithoutTlsIsTold() throws SQLException, IOException {
        database.access("host all all samehost scram-sha-256");
        database.setting("ssl = off");
        try {
            Properties lines = database.lines();
            lines.setProperty("database.url", TestDatabase.server().url("leadflow"));
            assertThat(look(lines, Clock.systemUTC()).checks(State.FAULT)).containsExactly("database.tls", "database.access-unencrypted", "database.access-readable");
        } finally {
            database.restore("ssl", "on");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "host all nobody 127.0.0.1/32 scram-sha-256 | database.access-unencrypted",
        "hostnossl all nobody 127.0.0.1/32 scram-sha-256 | database.access-unencrypted",
        "hostssl all nobody 127.0.0.1/32 trust | database.access-method",
        "hostssl all nobody 127.0.0.1/32 md5 | database.access-method",
        "hostssl all nobody 127.0.0.1/32 password | database.access-method",
        "local all nobody trust | database.access-method",
        "hostssl all nobody 127.0.0.1/32 scram | database.access-readable"})
    void anAccessRuleIsTold(String rule, String check) throws SQLException, IOException {
        database.access(rule);
        try {
            assertThat(look().checks(State.FAULT)).containsExactly(check);
        } finally {
            database.restore(null, null);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "update ctx.hmac_key set not_after = now() + interval '20 days' | update ctx.hmac_key set not_after = now() + interval '300 days' | database.context-keys",
        "alter role leadflow_app set synchronous_commit = off | alter role leadflow_app reset synchronous_commit | database.synchronous-commit",
        "alter role leadflow_app in database leadflow reset statement_timeout | alter role leadflow_app in database leadflow set statement_timeout = '30s' | database.timeouts",
        "alter role leadflow_app in database leadflow set lock_timeout = 0 | alter role leadflow_app in database leadflow set lock_timeout = '10s' | database.timeouts",
        "alter role leadflow_batch in database leadflow reset idle_in_transaction_session_timeout | alter role leadflow_batch in database leadflow set idle_in_transaction_session_timeout = '60s' | database.timeouts"})
    void aSettingOfARoleOrAKeyIsTold(String seed, String undo, String check) throws SQLException, IOException {
        database.execute(seed);
        try {
            assertThat(look().checks(State.FAULT)).containsExactly(check);
        } finally {
            database.execute(undo);
        }
    }

    static Stream<Arguments> schemaFaults() {
        return Stream.of(
                arguments("alter table lead disable row level security", "alter table lead enable row level security", "row security not enabled or not forced"),
                arguments("alter table lead no force row level security", "alter table lead force row level security", "row security not enabled or not forced"),
                arguments("grant truncate on lead to leadflow_app", "revoke truncate on lead from leadflow_app", "more than select by column, insert, update, delete"),
                arguments("alter role leadflow_app bypassrls", "alter role leadflow_app nobypassrls", "a role that may too much"),
                arguments("alter role leadflow_app createrole", "alter role leadflow_app nocreaterole", "a role that may too much"),
                arguments("create table told (firm_id uuid); alter table told owner to leadflow_app", "drop table told", "something owned by the application"),
                arguments("grant execute on function pg_sleep(double precision) to leadflow_app", "revoke execute on function pg_sleep(double precision) from leadflow_app", "a dangerous function of PostgreSQL"),
                arguments("alter role leadflow_app in database leadflow set search_path = public", "alter role leadflow_app in database leadflow set search_path = pg_catalog, public, pg_temp",
                        "a setting of a role or database that is not as it should be"),
                arguments("create view told as select * from lead", "drop view told", "a view"),
                arguments("create materialized view told as select * from lead", "drop materialized view told", "a materialised view"),
                arguments("alter function ctx.firm_if(text) leakproof", "alter function ctx.firm_if(text) not leakproof", "a function that claims not to leak"),
                arguments("alter function ctx.person() set search_path = public", "alter function ctx.person() set search_path = pg_catalog, pg_temp", "a function with its owner's rights and an open search path"),
                arguments("create role somebody superuser", "drop role somebody", "a role that nobody explained"),
                arguments("update pg_catalog.pg_proc set procost = 1 where proname = 'uuid_eq'", "update pg_catalog.pg_proc set procost = 0 where proname = 'uuid_eq'", "comparing ids and words is not free"));
    }

    /** The rules themselves are seen failing by EveryTableIT's mutants; here, that the doctor's role sees what a superuser sees. */
    @ParameterizedTest
    @MethodSource("schemaFaults")
    void aFaultOfTheSchemaIsTold(String seed, String undo, String rule) throws SQLException, IOException {
        database.execute(seed);
        try {
            Findings findings = new Findings();
            new SchemaCheckup(new InstallationFile(database.lines())).look(findings);
            assertThat(findings.all()).anyMatch(finding -> finding.state() == State.FAULT && finding.cause().startsWith(rule));
        } finally {
            database.execute(undo);
        }
    }

    @Test
    void aSchemaAsItShouldBeIsWellAlsoWithTheDoctorsRole() throws SQLException, IOException {
        Findings findings = new Findings();
        new SchemaCheckup(new InstallationFile(database.lines())).look(findings);
        assertThat(findings.all()).allMatch(finding -> finding.state() == State.WELL).hasSizeGreaterThan(50);
    }

    @Test
    void aClockThatIsOffIsTold() throws SQLException, IOException {
        assertThat(look(database.lines(), Clock.offset(Clock.systemUTC(), Duration.ofSeconds(45))).checks(State.FAULT)).containsExactly("database.clock");
    }

    @Test
    void theProgramEndsWithWhatItFoundAndNoSecretIsTold() throws SQLException, IOException {
        database.setting("fsync = off");
        try {
            Ran ran = run("--json");
            assertThat(ran.code()).isEqualTo(1);
            assertThat(ran.said()).contains("{\"check\":\"database.fsync\",\"state\":\"fault\"", "set fsync = on").doesNotContain(Files.readString(folder.resolve("database-password")));
            assertThat(run().said()).contains("FAULT  database.fsync: ", "    remedy: set fsync = on").doesNotContain(Files.readString(folder.resolve("database-password")));
        } finally {
            database.restore("fsync", "on");
        }
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNoFaultAndNotWell() throws IOException {
        Properties lines = database.lines();
        lines.setProperty("database.url", "jdbc:postgresql://localhost:1/leadflow");
        Findings findings = new Doctor(new InstallationFile(lines)).look();
        assertThat(findings.checks(State.NOT_REACHED)).contains("database");
        assertThat(findings.checks(State.FAULT)).doesNotContain("database");
    }

    @Test
    void withoutAFileItSaysHowItIsUsed() {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        assertThat(Doctor.run(System.out, new PrintStream(said), "--config", folder.resolve("missing").toString())).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8)).startsWith("usage: leadflow-doctor --config FILE");
    }

    private static Findings look() throws SQLException, IOException {
        return look(database.lines(), Clock.systemUTC());
    }

    private static Findings look(Properties lines, Clock clock) throws SQLException, IOException {
        Findings findings = new Findings();
        new DatabaseCheckup(new InstallationFile(lines), clock).look(findings);
        return findings;
    }

    private record Ran(int code, String said) {
    }

    private static Ran run(String... more) throws IOException {
        Path file = folder.resolve("doctor.properties");
        try (Writer writer = Files.newBufferedWriter(file)) {
            database.lines().store(writer, null);
        }
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        String[] arguments = Stream.concat(Stream.of("--config", file.toString()), Stream.of(more)).toArray(String[]::new);
        int code = Doctor.run(new PrintStream(said), new PrintStream(said), arguments);
        return new Ran(code, said.toString(StandardCharsets.UTF_8));
    }
}
