package legal.leadflow;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads the whole catalogue and tells every way in which it is not as closed as it must be. */
final class SchemaGuard {
    private static final List<SchemaRule> RULES = Stream.of(TableRules.ALL, GrantRules.ALL, CatalogueRules.ALL).flatMap(List::stream).toList();

    private SchemaGuard() {
    }

    /**
     * Asks all rules in the connection's transaction.
     *
     * @param superuser whoever may read every catalogue
     * @return the faults, "what: where"; empty when all is well
     */
    static List<String> faults(Connection superuser) throws SQLException {
        List<String> faults = new ArrayList<>();
        try (Statement statement = superuser.createStatement()) {
            for (SchemaRule rule : RULES) {
                try (ResultSet rows = statement.executeQuery(rule.query())) {
                    while (rows.next()) {
                        faults.add(rule.name() + ": " + rows.getString(1));
                    }
                } catch (SQLException e) {
                    throw new SQLException("rule '" + rule.name() + "' does not run: " + e.getMessage(), e.getSQLState(), e);
                }
            }
        }
        return faults;
    }
}
