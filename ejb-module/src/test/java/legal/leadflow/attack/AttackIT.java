package legal.leadflow.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import legal.leadflow.TestDatabase;
import legal.leadflow.TestFirms;
import legal.leadflow.tenancy.Right;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Somebody who can run any SQL as {@code leadflow_app} - injected into a firm's transaction, or with a stolen password - against another firm's rows.
 * An attempt fails to fail when anything at all that comes back (rows, counts, errors, warnings, what EXPLAIN tells) differs between asking after a
 * row that is there and asking after one that is not, when something the attacker was never told stands in it, or when any of the other firm's rows
 * was written or locked.
 */
@Tag("every-postgres")
class AttackIT {
    private static final UUID ME = UUID.randomUUID();
    private static Connection app;
    private static Victim mine;
    private static Victim theirs;

    /** Where the attacker stands. */
    enum Stand { IN_MY_TRANSACTION, WITHOUT_A_CONTEXT, WITH_A_FALSE_CONTEXT, BETWEEN_TRANSACTIONS }

    @BeforeAll
    static void twoFirms() throws SQLException {
        app = TestDatabase.app().getConnection();
        mine = Victim.create();
        theirs = Victim.create();
        try (Connection superuser = TestDatabase.superuser().getConnection(); Statement statement = superuser.createStatement()) {
            // nobody but the other firm has such rows: an attempt that cannot name one still hears of it
            statement.execute("update party set do_not_contact = false where firm_id <> '" + theirs.firm + "'");
            statement.execute("update party set import_id = case when firm_id = '" + theirs.firm + "' then gen_random_uuid() end");
            statement.execute("update call set first_time = firm_id = '" + theirs.firm + "'");
            statement.execute("analyze");
        }
    }

    @AfterAll
    static void close() throws SQLException {
        app.close();
    }

    static Stream<Attempt> attempts() {
        return Stream.of(ReadAttempts.ALL, OracleAttempts.ALL, WriteAttempts.ALL).flatMap(List::stream);
    }

    static Stream<Attempt> refused() {
        return RefusedStatements.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("attempts")
    void tellsNothingAndChangesNothing(Attempt attempt) throws SQLException {
        String before = theirs.fingerprint();
        for (Stand stand : Stand.values()) {
            if (attempt.name().contains("EXPLAIN") || attempt.name().contains("executed")) {
                sweep();
            }
            Map<String, String> there = words(theirs.firm, theirs.known);
            Map<String, String> notThere = words(theirs.firm, Victim.target());
            Map<String, String> nobody = words(noFirm(), Victim.target());
            String seen = run(stand, attempt, there);
            assertThat(seen).as("a row that is there, and one that is not: " + stand).isEqualTo(run(stand, attempt, notThere));
            assertThat(seen).as("a firm that is there, and one that is not: " + stand).isEqualTo(run(stand, attempt, nobody));
            assertThat(theirs.secrets).as("what nobody told the attacker: " + stand).noneMatch(seen::contains);
            assertThat(seen).as("a subquery ran because a row of theirs passed: " + stand).doesNotContain("error 22012");
        }
        assertThat(theirs.fingerprint()).as("their rows").isEqualTo(before);
    }

    /** A firm that is not there, on the same side of mine as theirs: whether a range of firms is empty follows from the ids alone and tells nothing. */
    private static UUID noFirm() {
        String own = mine.firm.toString();
        boolean after = theirs.firm.toString().compareTo(own) > 0;
        return Stream.generate(UUID::randomUUID).filter(id -> id.toString().compareTo(own) > 0 == after).findFirst().orElseThrow();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void isRefused(Attempt attempt) throws SQLException {
        String before = theirs.fingerprint();
        for (Stand stand : List.of(Stand.IN_MY_TRANSACTION, Stand.WITHOUT_A_CONTEXT)) {
            for (String sql : attempt.statements()) {
                assertThat(Transcript.of(connect(stand), List.of(sql)).lastState()).as(sql).isIn(REFUSALS);
                rollback(app);
            }
        }
        assertThat(theirs.fingerprint()).as("their rows").isEqualTo(before);
    }

    /** No right, no privilege; not available, not there, not the kind of thing that can be; not in a transaction. */
    private static final Set<String> REFUSALS = Set.of("42501", "0A000", "58P01", "42704", "42809", "25001", "42883", "55P02", "0LP01");

    static Stream<Attempt> looks() {
        return Stream.of(ReadAttempts.ALL, OracleAttempts.ALL).flatMap(List::stream);
    }

    /** The same inside one firm: what a person's rights do not show, no SQL of theirs shows. A provider has the least of all. */
    @ParameterizedTest
    @MethodSource("looks")
    void tellsNothingOfTheOwnFirmBeyondTheRights(Attempt attempt) throws SQLException {
        if (attempt.name().contains("EXPLAIN") || attempt.name().contains("executed")) {
            sweep();
        }
        String seen = asProvider(attempt, words(mine.firm, mine.known));
        assertThat(seen).isEqualTo(asProvider(attempt, words(mine.firm, Victim.target())));
        assertThat(mine.secrets).noneMatch(seen::contains);
    }

    private static String asProvider(Attempt attempt, Map<String, String> words) throws SQLException {
        connect(Stand.WITHOUT_A_CONTEXT);
        TestFirms.enter(app, mine.firm, ME, Right.FIRM);
        String seen = asked(app, attempt, words);
        app.rollback();
        return seen;
    }

    /** The harness notices: the same attempts by somebody for whom row security does not hold. */
    @Test
    void asSuperuserTheSameAttemptsSucceed() throws SQLException {
        List<String> noticed = new ArrayList<>();
        for (Attempt attempt : attempts().filter(a -> !a.name().contains("files") && !a.name().contains("other sessions")).toList()) {
            try (Connection superuser = TestDatabase.superuser().getConnection()) {
                superuser.setAutoCommit(false);
                String there = asked(superuser, attempt, words(theirs.firm, theirs.known));
                String notThere = asked(superuser, attempt, words(theirs.firm, Victim.target()));
                if (!there.equals(notThere) || theirs.secrets.stream().anyMatch(there::contains)) {
                    noticed.add(attempt.name());
                }
                superuser.rollback();
            }
        }
        assertThat(noticed).hasSizeGreaterThan(50).contains("read it by its id", "an error in a subquery that runs only when a row passed a range",
                "EXPLAIN ANALYZE by index", "a key that it has already", "merge");
    }

    @ParameterizedTest
    @EnumSource(Stand.class)
    void theAttackersOwnRowsAreThere(Stand stand) throws SQLException {
        assertThat(Transcript.of(connect(stand), List.of("select id from lead where id = '" + mine.known.get("lead") + "'")).toString().contains(mine.known.get("lead")))
                .isEqualTo(stand == Stand.IN_MY_TRANSACTION);
        rollback(app);
    }

    private static String run(Stand stand, Attempt attempt, Map<String, String> words) throws SQLException {
        String seen = asked(connect(stand), attempt, words);
        rollback(app);
        return seen;
    }

    private static String asked(Connection connection, Attempt attempt, Map<String, String> words) throws SQLException {
        return Transcript.of(connection, attempt.statements().stream().map(sql -> Victim.filled(sql, words)).toList()).without(words);
    }

    /** The pooled connection, as good as new: what stays in a session is PooledSessionIT's question. */
    private static Connection connect(Stand stand) throws SQLException {
        app.setAutoCommit(true);
        execute("discard all");
        if (stand == Stand.IN_MY_TRANSACTION || stand == Stand.BETWEEN_TRANSACTIONS) {
            TestFirms.enter(app, mine.firm, ME, Right.values());
        }
        if (stand == Stand.BETWEEN_TRANSACTIONS) {
            app.commit();
        }
        if (stand == Stand.WITH_A_FALSE_CONTEXT) {
            execute("set leadflow.context = '1|" + theirs.firm + "|" + ME + "|32767||9999999999|1|1|" + "0".repeat(64) + "'");
        }
        return app;
    }

    private static void execute(String sql) throws SQLException {
        try (Statement statement = app.createStatement()) {
            statement.execute(sql);
        }
    }

    /** What earlier attempts left dead in the attacker's own pages would be counted by EXPLAIN, sometimes. */
    private static void sweep() throws SQLException {
        try (Connection superuser = TestDatabase.superuser().getConnection(); Statement statement = superuser.createStatement()) {
            statement.execute("vacuum lead, party, call, source, lead_note");
        }
    }

    private static void rollback(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
    }

    /** The attacker's words: whom they ask after, and what is theirs. */
    private static Map<String, String> words(UUID firm, Map<String, String> target) {
        Map<String, String> words = new LinkedHashMap<>(target);
        words.put("firm", firm.toString());
        words.put("mine", mine.firm.toString());
        words.put("me", ME.toString());
        for (String own : List.of("lead", "party", "source", "call")) {
            words.put("my" + own, mine.known.get(own));
        }
        words.put("month", LocalDate.now(ZoneOffset.UTC).format(DateTimeFormatter.ofPattern("yyyy_MM")));
        return words;
    }
}
