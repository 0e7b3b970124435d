package legal.leadflow.doctor;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import legal.leadflow.setup.InstallationFile;

/** The whole catalogue of the database: row security, grants, functions, by the very rules that each build is tested with. */
final class SchemaCheckup implements Checkup {
    private static final List<SchemaRule> RULES = Stream.of(TableRules.ALL, GrantRules.ALL, CatalogueRules.ALL).flatMap(List::stream).toList();
    private final InstallationFile file;

    SchemaCheckup(InstallationFile file) {
        this.file = file;
    }

    @Override
    public String part() {
        return "schema";
    }

    @Override
    public void look(Findings findings) throws SQLException, IOException {
        try (Connection connection = DatabaseCheckup.connect(file)) {
            for (SchemaRule rule : RULES) {
                findings.check(name(rule), DatabaseCheckup.rows(connection, rule.query()), rule.name(),
                        "run config/postgres/roles.sql, then leadflow-setup migrate, which run after each upgrade too; what is told then was made by hand: take it back");
            }
        }
    }

    /** {@code schema.no-policy} of "no policy". */
    static String name(SchemaRule rule) {
        return "schema." + rule.name().toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+", "-");
    }
}
