package legal.leadflow.attack;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLWarning;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** All that an attacker sees of the answers to some statements: rows, counts, errors, warnings. */
final class Transcript {
    private final StringBuilder seen = new StringBuilder();
    private String lastState = "";

    /** Runs one statement after the other; an error ends neither the transaction nor the attempt. */
    static Transcript of(Connection connection, List<String> statements) throws SQLException {
        Transcript transcript = new Transcript();
        for (String sql : statements) {
            transcript.run(connection, sql);
        }
        return transcript;
    }

    private void run(Connection connection, String sql) throws SQLException {
        boolean inside = !connection.getAutoCommit();
        try (Statement statement = connection.createStatement()) {
            if (inside) {
                statement.execute("savepoint before");
            }
            try {
                lastState = "";
                boolean rows = statement.execute(sql);
                while (rows || statement.getUpdateCount() >= 0) {
                    tell(statement, rows);
                    rows = statement.getMoreResults();
                }
                warnings(statement.getWarnings());
            } catch (SQLException e) {
                lastState = e.getSQLState();
                seen.append("error ").append(e.getSQLState()).append(' ').append(e.getMessage()).append('\n');
                if (inside) {
                    comeBack(connection, statement);
                }
            }
        }
    }

    /** Some errors end the whole transaction; the attempt goes on in the next one. */
    private static void comeBack(Connection connection, Statement statement) throws SQLException {
        try {
            statement.execute("rollback to before");
        } catch (SQLException e) {
            connection.rollback();
        }
    }

    private void tell(Statement statement, boolean rows) throws SQLException {
        if (!rows) {
            seen.append("count ").append(statement.getUpdateCount()).append('\n');
            return;
        }
        try (ResultSet result = statement.getResultSet()) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                for (int i = 1; i <= columns; i++) {
                    seen.append(result.getString(i)).append('\t');
                }
                seen.append('\n');
            }
            seen.append("end\n");
        }
    }

    private void warnings(SQLWarning first) {
        for (SQLWarning warning = first; warning != null; warning = warning.getNextWarning()) {
            seen.append("warning ").append(warning.getMessage()).append('\n');
        }
    }

    /** The SQLState of the last statement's error; empty when it had none. */
    String lastState() {
        return lastState;
    }

    /** What was seen, with the attacker's own words taken out, so that two attempts after different targets can be compared. */
    String without(Map<String, String> asked) {
        String text = seen.toString();
        for (Map.Entry<String, String> word : asked.entrySet()) {
            text = text.replace(word.getValue(), "{" + word.getKey() + "}");
        }
        return text;
    }

    @Override
    public String toString() {
        return seen.toString();
    }
}
