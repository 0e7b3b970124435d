package legal.leadflow.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.TestDatabase;
import legal.leadflow.TestFirms;
import legal.leadflow.proof.Goal;
import legal.leadflow.proof.Proof;
import legal.leadflow.tenancy.TestTokens;
import legal.leadflow.tenancy.TokenMutator;
import legal.leadflow.tenancy.TokenMutator.Forgery;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * S03: somebody with the password of {@code leadflow_app} and no key. No token is taken that was forged, has expired, or belongs to another transaction,
 * session or key; neither by {@code ctx.enter} nor written into the setting directly.
 */
@Tag("proof")
class ForgedTokensIT {
    private static final int WITHDRAWN = 77;
    private static final int IN_ONE_TRANSACTION = 200;
    /** Wrong signature, transaction or time; what is no number, no uuid, too large or no text. */
    private static final Set<String> REFUSED = Set.of("28000", "22P02", "22003", "22023", "22021");
    private static final byte[] KEY = new byte[32];
    private static UUID mine;
    private static UUID theirs;

    @BeforeAll
    static void twoFirmsAndAKeyThatWasWithdrawn() throws SQLException {
        mine = TestFirms.create();
        theirs = TestFirms.create();
        new Random().nextBytes(KEY);
        withdraw(Duration.ofDays(-1));
    }

    @Test
    void noneIsAccepted() throws SQLException, IOException {
        try (Proof proof = Proof.of(Goal.S03, "tokens", 1); Connection app = TestDatabase.app().getConnection(); Connection another = TestDatabase.app().getConnection()) {
            app.setAutoCommit(false);
            another.setAutoCommit(false);
            List<String> elsewhere = List.of(TestTokens.of(another, mine).signed(), TestTokens.of(another, theirs).signed());
            List<String> ended = new ArrayList<>(List.of(TestTokens.of(app, mine).signed(), TestTokens.of(app, theirs).signed()));
            TokenMutator mutator = new TokenMutator(proof.random(), theirs, ended, elsewhere, KEY, WITHDRAWN);
            while (proof.triedSoFar() < proof.size()) {
                app.rollback();
                stay(another);
                TestTokens own = TestTokens.of(app, mine);
                tryInOneTransaction(app, own, mutator, proof);
                ended.set((int) (proof.triedSoFar() / IN_ONE_TRANSACTION % 2), own.signed());
            }
            assertThat(proof.findings()).isEmpty();
        }
    }

    /** The attempts are of some use: true tokens are accepted, both ways, and so is one signed with the key as long as that is valid. */
    @Test
    void aTrueOneIsAccepted() throws SQLException {
        try (Connection app = TestDatabase.app().getConnection()) {
            app.setAutoCommit(false);
            String token = TestTokens.of(app, mine).signed();
            assertThat(answer(app, token, true)).isEqualTo("accepted");
            assertThat(answer(app, token, false)).isEqualTo("accepted");
            TokenMutator mutator = new TokenMutator(new Random(1), theirs, List.of(token), List.of(token), KEY, WITHDRAWN);
            Forgery withdrawn = forgery(mutator, TestTokens.of(app, mine), "withdrawn");
            assertThat(answer(app, withdrawn.token(), true)).isEqualTo("28000");
            withdraw(Duration.ofDays(1));
            try {
                assertThat(answer(app, withdrawn.token(), true)).isEqualTo("accepted");
            } finally {
                withdraw(Duration.ofDays(-1));
            }
        }
    }

    /** Each check that the database makes is seen to be made: without it, tokens get in. In a transaction of the superuser's, which is undone. */
    @Test
    void aCheckThatIsMissingIsNoticed() throws SQLException, IOException {
        for (String[] missing : new String[][] {{"i is null or sha256", "false and sha256"}, {"a[7]::int <> pg_backend_pid() or", ""},
                {"a[8]::bigint <> (extract(epoch from now()) * 1000000)::bigint", "false"}, {"or a[6]::bigint < extract(epoch from clock_timestamp())", ""}, {" and not_after > now()", ""}}) {
            try (Connection superuser = TestDatabase.superuser().getConnection(); Statement statement = superuser.createStatement()) {
                superuser.setAutoCommit(false);
                statement.execute("do $m$ begin execute replace(pg_get_functiondef('ctx.parts(text)'::regprocedure), $a$" + missing[0] + "$a$, $a$" + missing[1] + "$a$); end $m$");
                statement.execute("set local role leadflow_app");
                TestTokens own = TestTokens.of(superuser, mine);
                List<String> past = List.of(own.withXact(String.valueOf(Long.parseLong(own.xact()) - 1000)).signed());
                TokenMutator mutator = new TokenMutator(new Random(7), theirs, past, past, KEY, WITHDRAWN);
                int accepted = 0;
                for (int i = 0; i < 300; i++) {
                    accepted += "accepted".equals(answer(superuser, mutator.next(own).token(), true)) ? 1 : 0;
                }
                assertThat(accepted).as("tokens that get in without: " + missing[0]).isPositive();
                superuser.rollback();
            }
        }
    }

    private static void tryInOneTransaction(Connection app, TestTokens own, TokenMutator mutator, Proof proof) throws SQLException {
        for (int i = 0; i < IN_ONE_TRANSACTION && proof.triedSoFar() < proof.size(); i++) {
            Forgery forgery = mutator.next(own);
            boolean door = i % 2 == 0;
            String answer = answer(app, forgery.token(), door);
            proof.tried();
            if (!REFUSED.contains(answer) && !(answer.equals("no row") && forgery.token().isEmpty())) {
                proof.found(forgery.kind() + (door ? ", at the door: " : ", as a setting: ") + answer);
            }
        }
    }

    /** @return "accepted", "no row", or the SQLState of the refusal */
    private static String answer(Connection connection, String token, boolean door) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("savepoint s");
            try {
                if (door) {
                    try (PreparedStatement enter = connection.prepareStatement("select ctx.enter(?)")) {
                        enter.setString(1, token);
                        enter.execute();
                        return "accepted";
                    }
                }
                statement.execute("set local leadflow.context = '" + token.replace("'", "''") + "'");
                try (ResultSet rows = statement.executeQuery("select count(*) from firm")) {
                    rows.next();
                    return rows.getLong(1) == 0 ? "no row" : "accepted";
                }
            } catch (SQLException e) {
                return e.getSQLState();
            } finally {
                statement.execute("rollback to s");
            }
        }
    }

    /** A session that is idle in its transaction for a minute is ended. */
    private static void stay(Connection another) throws SQLException {
        try (Statement statement = another.createStatement()) {
            statement.execute("select 1");
        }
    }

    private static Forgery forgery(TokenMutator mutator, TestTokens own, String kind) throws SQLException {
        Forgery forgery = mutator.next(own);
        return forgery.kind().contains(kind) ? forgery : forgery(mutator, own, kind);
    }

    private static void withdraw(Duration valid) throws SQLException {
        try (Connection superuser = TestDatabase.superuser().getConnection(); PreparedStatement install = superuser.prepareStatement("select ctx.install_key(?, ?, make_interval(secs => ?))")) {
            install.setInt(1, WITHDRAWN);
            install.setBytes(2, KEY);
            install.setDouble(3, valid.toSeconds());
            install.execute();
        }
    }
}
