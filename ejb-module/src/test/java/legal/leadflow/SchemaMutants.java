package legal.leadflow;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * S06 of the security goals: ways of opening the schema, made from the catalogue as it is, so that a table of tomorrow has its mutants without anybody
 * writing them. Each is a statement that a superuser, or a migration gone wrong, can run.
 */
final class SchemaMutants {
    /** A way of opening, and what was opened by it. */
    record Mutant(String family, String sql) {
        @Override
        public String toString() {
            return family + ": " + sql;
        }
    }

    /** A kind of mutants: the query gives one statement a row. */
    record Family(String name, String query) {
    }

    private static final List<Family> FAMILIES = Stream.of(TableMutants.ALL, RoleMutants.ALL, CatalogueMutants.ALL).flatMap(List::stream).toList();

    private SchemaMutants() {
    }

    /**
     * All that the catalogue gives, in an order in which each kind comes once before any comes twice.
     *
     * @throws IllegalStateException when a kind gives none: its query is no longer about this schema
     */
    static List<Mutant> of(Connection superuser, Random random) throws SQLException {
        List<Deque<Mutant>> kinds = new ArrayList<>();
        for (Family family : FAMILIES) {
            kinds.add(shuffled(superuser, family, random));
        }
        List<Mutant> mixed = new ArrayList<>();
        while (kinds.stream().anyMatch(kind -> !kind.isEmpty())) {
            kinds.stream().filter(kind -> !kind.isEmpty()).map(Deque::poll).forEach(mixed::add);
        }
        return mixed;
    }

    private static Deque<Mutant> shuffled(Connection superuser, Family family, Random random) throws SQLException {
        List<Mutant> mutants = new ArrayList<>();
        try (Statement statement = superuser.createStatement(); ResultSet rows = statement.executeQuery(family.query())) {
            while (rows.next()) {
                mutants.add(new Mutant(family.name(), rows.getString(1)));
            }
        } catch (SQLException e) {
            throw new SQLException(family.name() + ": " + e.getMessage(), e);
        }
        if (mutants.isEmpty()) {
            throw new IllegalStateException("no mutant of the kind \"" + family.name() + "\"");
        }
        Collections.sort(mutants, java.util.Comparator.comparing(Mutant::sql));
        Collections.shuffle(mutants, random);
        return new ArrayDeque<>(mutants);
    }
}
