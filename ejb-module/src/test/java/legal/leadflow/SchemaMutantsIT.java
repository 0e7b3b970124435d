package legal.leadflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.sql.DataSource;
import legal.leadflow.SchemaMutants.Mutant;
import legal.leadflow.proof.Goal;
import legal.leadflow.proof.Proof;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** S06: each way of opening the schema is noticed by the rules of {@link EveryTableIT}. A mutant that survives is a hole in the rules. */
@Tag("proof")
class SchemaMutantsIT {
    /** Whether a mutant can be made at all must not depend on other classes' rows: a unique index cannot where two are alike. */
    private static final DataSource UNTOUCHED = TestDatabase.untouched();
    private Connection superuser;
    private SchemaGuard guard;

    @BeforeEach
    void connect() throws SQLException {
        superuser = UNTOUCHED.getConnection();
        guard = new SchemaGuard(superuser);
        superuser.setAutoCommit(false);
    }

    @AfterEach
    void close() throws SQLException {
        superuser.rollback();
        superuser.close();
    }

    @Test
    void everyMutantIsCaught() throws SQLException, IOException {
        assertThat(guard.faults()).as("the schema as it is").isEmpty();
        List<Mutant> mutants = SchemaMutants.of(superuser, new Random(Long.getLong("leadflow.proof.seed", 1)));
        assertThat(mutants).hasSizeGreaterThanOrEqualTo(5_000);
        List<String> survivors = new ArrayList<>();
        try (Proof proof = Proof.of(Goal.S06, "mutants out of the catalogue", 1, mutants.size())) {
            for (Mutant mutant : mutants.subList(0, (int) proof.size())) {
                proof.tried();
                if (caught(mutant)) {
                    proof.found(mutant.family());
                } else {
                    survivors.add(mutant.toString());
                }
            }
        }
        assertThat(survivors).isEmpty();
    }

    /** What changes nothing is not called caught: the guard looks, and does not merely say no. */
    @Test
    void whatOpensNothingIsLeftInPeace() throws SQLException {
        for (String harmless : List.of("comment on table lead is 'leads'", "create index told on lead (firm_id, created_at)", "alter table lead add column told boolean; alter table lead alter column told set statistics 0",
                "comment on policy reads on lead is 'whoever works with leads'", "alter table lead add constraint told check (number > 0)")) {
            assertThat(caught(new Mutant("harmless", harmless))).as(harmless).isFalse();
        }
    }

    private boolean caught(Mutant mutant) throws SQLException {
        try (Statement statement = superuser.createStatement()) {
            statement.execute(mutant.sql());
            return guard.isFaulty();
        } catch (SQLException e) {
            throw new SQLException(mutant + " cannot be made: " + e.getMessage(), e);
        } finally {
            superuser.rollback();
        }
    }
}
