package legal.leadflow;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import legal.leadflow.doctor.CatalogueRules;
import legal.leadflow.doctor.GrantRules;
import legal.leadflow.doctor.SchemaRule;
import legal.leadflow.doctor.TableRules;

/** Reads the whole catalogue and tells every way in which it is not as closed as it must be. */
final class SchemaGuard {
    private static final List<SchemaRule> RULES = Stream.of(TableRules.ALL, GrantRules.ALL, CatalogueRules.ALL).flatMap(List::stream).toList();
    private final Connection superuser;

    /**
     * Prepares all rules, so that asking them again is cheap.
     *
     * @param superuser whoever may read every catalogue; the guard asks in its running transaction
     */
    SchemaGuard(Connection superuser) throws SQLException {
        this.superuser = superuser;
        try (Statement statement = superuser.createStatement()) {
            for (int i = 0; i < RULES.size(); i++) {
                statement.execute("prepare rule_" + i + " as " + RULES.get(i).query());
            }
        }
    }

    /** Asks all rules: the faults, "what: where"; empty when all is well. */
    List<String> faults() throws SQLException {
        return faults(Integer.MAX_VALUE);
    }

    /** Asks rule after rule until one finds something: whether anything is wrong. */
    boolean isFaulty() throws SQLException {
        return !faults(1).isEmpty();
    }

    private List<String> faults(int enough) throws SQLException {
        List<String> faults = new ArrayList<>();
        try (Statement statement = superuser.createStatement()) {
            for (int i = 0; i < RULES.size() && faults.size() < enough; i++) {
                try (ResultSet rows = statement.executeQuery("execute rule_" + i)) {
                    while (rows.next()) {
                        faults.add(RULES.get(i).name() + ": " + rows.getString(1));
                    }
                }
            }
        }
        return faults;
    }
}
