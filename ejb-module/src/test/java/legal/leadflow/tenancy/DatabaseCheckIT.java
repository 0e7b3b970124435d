package legal.leadflow.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import legal.leadflow.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each fault is seeded and told. */
@Tag("every-postgres")
class DatabaseCheckIT {
    @Test
    void aDatabaseAsItShouldBeHasNoFault() {
        assertThat(new DatabaseCheck(TestDatabase.app()).faults()).isEmpty();
    }

    @Test
    void aRoleThatOwnsOrMayTooMuchIsTold() {
        assertThat(new DatabaseCheck(TestDatabase.superuser()).faults()).contains("role-too-strong");
        assertThat(new DatabaseCheck(TestDatabase.owner()).faults()).containsExactly("role-owns-tables");
    }

    @Test
    void commitsThatAreNotWaitedForAreTold() throws SQLException {
        asSuperuser("alter role leadflow_app set synchronous_commit = off");
        try {
            assertThat(new DatabaseCheck(TestDatabase.app()).faults()).containsExactly("synchronous-commit-off");
        } finally {
            asSuperuser("alter role leadflow_app reset synchronous_commit");
        }
    }

    @Test
    void rolesSqlThatAnUpgradeForgotIsTold() throws SQLException {
        asSuperuser("update pg_proc set procost = 1 where oid = 'pg_catalog.textne(text, text)'::regprocedure");
        try {
            assertThat(new DatabaseCheck(TestDatabase.app()).faults()).containsExactly("roles-sql-not-applied");
        } finally {
            asSuperuser("update pg_proc set procost = 0 where oid = 'pg_catalog.textne(text, text)'::regprocedure");
        }
    }

    @Test
    void aClockThatIsOffByMoreThanTheLimitIsToldEitherWay() {
        for (int seconds : new int[] {-7, 7}) {
            assertThat(new DatabaseCheck(TestDatabase.app(), Clock.offset(Clock.systemUTC(), Duration.ofSeconds(seconds))).faults()).as(seconds + " s").containsExactly("clock-skew");
        }
        assertThat(new DatabaseCheck(TestDatabase.app(), Clock.offset(Clock.systemUTC(), Duration.ofSeconds(3))).faults()).isEmpty();
    }

    private static void asSuperuser(String sql) throws SQLException {
        try (Connection connection = TestDatabase.superuser().getConnection(); PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.execute();
        }
    }
}
