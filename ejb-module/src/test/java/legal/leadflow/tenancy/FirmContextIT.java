package legal.leadflow.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import legal.leadflow.TestDatabase;
import legal.leadflow.TestFirms;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("every-postgres")
class FirmContextIT {
    private final UUID person = UUID.randomUUID();

    @Test
    void withoutAContextThereIsNoRow() throws SQLException {
        TestFirms.create();
        try (Connection connection = TestDatabase.app().getConnection()) {
            assertThat(count(connection, "firm")).isZero();
        }
    }

    @Test
    void aFirmSeesItselfAndNoOther() throws SQLException {
        UUID mine = TestFirms.create();
        TestFirms.create();
        try (Connection connection = TestFirms.enter(mine, person, Right.FIRM)) {
            assertThat(count(connection, "firm")).isEqualTo(1);
            assertThat(count(connection, "practice_area")).isEqualTo(8);
        }
    }

    @Test
    void aRightThatIsMissingHidesTheTable() throws SQLException {
        UUID firm = TestFirms.create();
        try (Connection connection = TestFirms.enter(firm, person, Right.FIRM, Right.CAMPAIGNS_EDIT)) {
            insertSource(connection, firm);
            assertThat(count(connection, "source")).isZero();
            connection.commit();
        }
        try (Connection connection = TestFirms.enter(firm, person, Right.CAMPAIGNS)) {
            assertThat(count(connection, "source")).isEqualTo(1);
            assertThatThrownBy(() -> insertSource(connection, firm)).isInstanceOf(SQLException.class).extracting("SQLState").isEqualTo("42501");
        }
    }

    @Test
    void theContextEndsWithItsTransaction() throws SQLException {
        UUID firm = TestFirms.create();
        try (Connection connection = TestFirms.enter(firm, person, Right.FIRM)) {
            assertThat(count(connection, "firm")).isEqualTo(1);
            connection.commit();
            assertThat(count(connection, "firm")).isZero();
        }
    }

    @Test
    void theRightsOfTheDatabaseAreThoseOfTheApplication() throws SQLException {
        try (Connection owner = TestDatabase.superuser().getConnection(); Statement statement = owner.createStatement()) {
            for (Right right : Right.values()) {
                try (ResultSet bit = statement.executeQuery("select ctx.bit('" + right + "')")) {
                    bit.next();
                    assertThat(bit.getInt(1)).as(right.name()).isEqualTo(right.bit());
                }
            }
        }
    }

    private static void insertSource(Connection connection, UUID firm) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate("insert into source (firm_id, id, version, name, channel) values ('" + firm + "', '" + UUID.randomUUID() + "', 0, 'TV " + UUID.randomUUID() + "', 'TV')");
        }
    }

    private static int count(Connection connection, String table) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("select count(*) from " + table)) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
