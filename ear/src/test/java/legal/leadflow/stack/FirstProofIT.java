package legal.leadflow.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A firm without a proof of its keys gets one when somebody of it signs in: with a right that the service is lent, for the person has none to do so. */
class FirstProofIT {
    private final RunningStack stack = RunningStack.get();

    @Test
    void theFirstSignInPutsTheProof() throws IOException, SQLException {
        try (Connection connection = stack.superuser().getConnection(); Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false); // whatever fails, the trigger is on again
            statement.execute("alter table firm disable trigger keeps");
            assertThat(statement.executeUpdate("update firm set key_check = null where id = '" + Firms.BETA + "'")).isEqualTo(1);
            statement.execute("alter table firm enable always trigger keeps");
            connection.commit();
            connection.setAutoCommit(true);
            assertThat(isProved(statement)).isFalse();
            HtmlForms browser = new HtmlForms(stack.https());
            browser.open(stack.baseUrl() + "/home").submit(Map.of("username", "ben", "password", DemoPeople.PASSWORD));
            assertThat(browser.page().statusCode()).isEqualTo(200);
            assertThat(browser.page().uri().toString()).startsWith(stack.baseUrl());
            assertThat(isProved(statement)).isTrue();
        }
    }

    private static boolean isProved(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("select key_check is not null from firm where id = '" + Firms.BETA + "'")) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
