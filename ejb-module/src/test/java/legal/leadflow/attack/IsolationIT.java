package legal.leadflow.attack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import legal.leadflow.TestBeans;
import legal.leadflow.TestDatabase;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AddLifecycleHook;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.hibernate.Session;

/**
 * S01: every table, whoever added it, and every column that tells rows apart, asked after, changed, joined, counted and listened to in every way that {@link Form} knows, from every stand.
 * The same through Hibernate, with and without its own lock. Another firm's value answers like a value that nobody has; each person sees as many rows as the model says; what others have is not touched.
 */
@Tag("proof")
class IsolationIT {
    /** Its warnings about each refusal would be thousands of pages. Held here, because a logger that nobody holds loses its level. */
    private static final Logger HIBERNATE = Logger.getLogger("org.hibernate");
    private static PlantedFirms planted;
    private static Connection app;
    private static SqlTrial sql;
    private static String before;

    @BeforeContainer
    static void firms() throws SQLException, IOException {
        HIBERNATE.setLevel(Level.OFF);
        planted = new PlantedFirms();
        app = TestDatabase.app().getConnection();
        sql = new SqlTrial(planted, app, TestDatabase.superuser());
        before = planted.fingerprint();
    }

    @AfterContainer
    static void close() throws SQLException {
        app.close();
        HIBERNATE.setLevel(null);
    }

    // nothing is shrunk: an attempt is as short as it can be, and jqwik would go on with it in another thread while the next property uses the same connection
    @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    @AddLifecycleHook(Trials.class)
    @Share(value = 0.9, part = "SQL")
    void sqlTellsAndChangesNothing(@ForAll("attempts") GeneratedAttempt attempt) throws SQLException {
        Trials.tried(sql.of(attempt));
    }

    @Property(edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
    @AddLifecycleHook(Trials.class)
    @Share(value = 0.08, part = "JPA")
    void hibernateTellsAndChangesNothing(@ForAll("entities") JpaAttempt attempt) throws SQLException {
        Trials.tried(attempt.made(planted, app));
    }

    /** By somebody for whom row security does not hold, the same attempts find what they ask for: Hibernate with its lock opened hides nothing. */
    @Example
    void withoutRowSecurityHibernateFindsIt() throws SQLException {
        try (Connection superuser = TestDatabase.superuser().getConnection()) {
            superuser.setAutoCommit(false);
            for (Class<?> entity : TestBeans.tables().keySet()) {
                UUID id = UUID.fromString(planted.rowsOf(TestBeans.tables().get(entity), 1).get(0).value("id"));
                try (Session session = TestBeans.session(superuser, planted.firms.get(1))) {
                    session.beginTransaction();
                    assertThat(JpaForm.COUNT.answer(session, entity, id)).as(entity.getSimpleName()).isEqualTo("1");
                    assertThat(JpaForm.NATIVE.answer(session, entity, id)).as(entity.getSimpleName()).contains(id.toString());
                }
                superuser.rollback();
            }
        }
    }

    /** Whether every planted row is as it was, after all that was committed. */
    static boolean unchanged() throws SQLException {
        return planted.fingerprint().equals(before);
    }

    /** Nothing is left out: each table of firms' rows can be asked after by some column, and the role matrix says who sees it. */
    @Example
    void everyTableIsAskedAfter() {
        assertThat(planted.telling().stream().map(Column::table).distinct()).containsAll(planted.tables.keySet());
        assertThat(planted.tables.keySet()).as("tables in ear/src/test/resources/legal/leadflow/roles/tables.txt").allMatch(planted.sight::knows);
    }

    /** Where a policy is opened, or a condition may come before it, the attempts see it. In a transaction of the superuser's, which is undone. */
    @Example
    void anOpeningIsNoticed() throws SQLException {
        for (String opening : List.of("create policy open on lead for select using (true)", "alter table party disable row level security", "alter policy app_reads on source using (firm_id is not null)",
                "update pg_proc set procost = 1 where proname in ('uuid_eq', 'texteq'); alter table lead alter column number set statistics 100; analyze lead",
                "alter policy app_reads on call using ((select ctx.firm_if('CALLS')) is not null)")) {
            assertThat(noticed(opening, Form.Kind.READ)).as(opening).isNotEmpty();
        }
    }

    /** Though a plan's numbers are asked after again before they count. */
    @Example
    void anOpeningIsNoticedByThePlansNumbers() throws SQLException {
        assertThat(noticed("create policy open on lead for select using (true)", Form.Kind.EXPLAIN)).isNotEmpty();
    }

    private static List<String> noticed(String opening, Form.Kind kind) throws SQLException {
        List<String> noticed = new ArrayList<>();
        String table = List.of("lead", "party", "source", "call").stream().filter(t -> opening.contains(" " + t)).findFirst().orElseThrow();
        Column column = planted.telling().stream().filter(c -> c.table().equals(table) && !"firm_id".equals(c.name())).findFirst().orElseThrow();
        try (Connection superuser = TestDatabase.superuser().getConnection(); Statement statement = superuser.createStatement()) {
            superuser.setAutoCommit(false);
            statement.execute(opening);
            statement.execute("set local role leadflow_app; savepoint opened");
            SqlTrial trial = new SqlTrial(planted, superuser, TestDatabase.superuser(), "opened");
            for (Form form : Form.ALL.stream().filter(form -> form.kind() == kind).toList()) {
                trial.of(new GeneratedAttempt(Stand.ALL.get(8), form, column, 0, 1, 0)).ifPresent(noticed::add);
            }
            superuser.rollback();
        }
        return noticed;
    }

    @Provide
    Arbitrary<JpaAttempt> entities() {
        return Combinators.combine(Arbitraries.of(Stand.ALL), Arbitraries.of(JpaForm.values()), Arbitraries.of(TestBeans.tables().keySet().stream().sorted(Comparator.comparing(Class::getName)).toList()),
                Arbitraries.integers().between(0, PlantedFirms.FIRMS - 1), Arbitraries.integers().between(1, PlantedFirms.FIRMS - 1), Arbitraries.integers().between(0, PlantedFirms.ROWS - 1), Arbitraries.of(false, true))
                .as((stand, form, entity, mine, away, row, opened) -> new JpaAttempt(stand, form, entity, mine, (mine + away) % PlantedFirms.FIRMS, row, opened));
    }

    @Provide
    Arbitrary<GeneratedAttempt> attempts() {
        return Combinators.combine(Arbitraries.of(Stand.ALL), Arbitraries.of(Form.ALL), Arbitraries.of(planted.telling()), Arbitraries.integers().between(0, PlantedFirms.FIRMS - 1),
                Arbitraries.integers().between(1, PlantedFirms.FIRMS - 1), Arbitraries.integers().between(0, PlantedFirms.ROWS - 1))
                .as((stand, form, column, mine, away, row) -> new GeneratedAttempt(stand, form, column, mine, (mine + away) % PlantedFirms.FIRMS, row));
    }
}
