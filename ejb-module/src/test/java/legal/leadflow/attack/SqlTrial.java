package legal.leadflow.attack;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import legal.leadflow.attack.Form.Kind;

/** Makes a generated attempt by SQL and says what was wrong with the answers, if anything was. */
final class SqlTrial {
    private final PlantedFirms planted;
    private final Connection app;
    private final DataSource superuser;
    private final String opened;
    private final Random random = new Random(1);

    /**
     * Each attempt in transactions of its own.
     *
     * @param app       the connection of whoever attacks
     * @param superuser sweeps
     */
    SqlTrial(PlantedFirms planted, Connection app, DataSource superuser) throws SQLException {
        this(planted, app, superuser, null);
        app.setAutoCommit(false);
    }

    /**
     * All attempts in the transaction that runs, each undone.
     *
     * @param opened a savepoint of it
     */
    SqlTrial(PlantedFirms planted, Connection app, DataSource superuser, String opened) {
        this.planted = planted;
        this.app = app;
        this.superuser = superuser;
        this.opened = opened;
    }

    /** @return what was wrong; empty when nothing was */
    Optional<String> of(GeneratedAttempt attempt) throws SQLException {
        try {
            return made(attempt);
        } finally {
            if (opened == null) {
                app.rollback(); // a session that stays in a transaction for a minute is ended
            }
        }
    }

    private Optional<String> made(GeneratedAttempt attempt) throws SQLException {
        UUID firm = planted.firms.get(attempt.theirs());
        List<PlantedRow> theirs = planted.rowsOf(attempt.column().table(), attempt.theirs());
        String value = theirs.get(attempt.row() % theirs.size()).value(attempt.column().name());
        boolean whose = attempt.column().name().equals(PlantedFirms.firmColumn(attempt.column().table()));
        String missing = PlantedFirms.missing(attempt.column(), value, random);
        String nobody = whose ? missing : new UUID(random.nextLong(), random.nextLong() & 0x3fffffffffffffffL | 0x8000000000000000L).toString();
        String seen = null;
        String nothing = null;
        for (int asked = 0; asked < asks(attempt) && (seen == null || !seen.equals(nothing)); asked++) {
            if (attempt.form().kind() == Kind.EXPLAIN && opened == null) {
                sweep(attempt.column().table());
            }
            seen = asked(attempt, value, firm.toString());
            Optional<String> miscounted = miscounted(attempt);
            if (miscounted.isPresent()) {
                return miscounted;
            }
            nothing = asked(attempt, missing, nobody);
            if (marked(attempt, seen)) {
                return Optional.of("something of another firm's stands in the answer: " + attempt + "\n" + seen);
            }
        }
        return seen.equals(nothing) ? Optional.empty() : Optional.of("the answer for what is there differs from the answer for what is not: " + attempt + "\n" + seen + "\nand\n" + nothing);
    }

    /** The plan's numbers also change by what the database clears away meanwhile; what the value tells, they tell each time. */
    private static int asks(GeneratedAttempt attempt) {
        return attempt.form().kind() == Kind.EXPLAIN ? 3 : 1;
    }

    private String asked(GeneratedAttempt attempt, String value, String firm) throws SQLException {
        enter(attempt);
        Map<String, String> words = new LinkedHashMap<>();
        words.put("v", value);
        words.put("f", firm);
        String seen = Transcript.of(app, attempt.statements(planted, value, firm)).without(words);
        if (opened == null && attempt.form().kind() == Kind.AIMED) {
            app.commit();
        }
        return seen;
    }

    private void enter(GeneratedAttempt attempt) throws SQLException {
        if (opened == null) {
            app.rollback();
        } else {
            try (Statement statement = app.createStatement()) {
                statement.execute("rollback to " + opened);
            }
        }
        attempt.stand().enter(app, planted.firms.get(attempt.mine()), planted.people.get(attempt.mine()));
    }

    /** The same person counts the table's rows: as many as the model says, and none of another firm. */
    private Optional<String> miscounted(GeneratedAttempt attempt) throws SQLException {
        enter(attempt);
        String firm = PlantedFirms.firmColumn(attempt.column().table());
        try (Statement statement = app.createStatement(); ResultSet counts = statement.executeQuery("select count(*), count(*) filter (where " + firm + " <> '" + planted.firms.get(attempt.mine())
                + "') from \"" + attempt.column().table() + "\"")) {
            counts.next();
            long expected = planted.rowsOf(attempt.column().table(), attempt.mine()).stream().filter(row -> shows(attempt, row)).count();
            return counts.getLong(1) == expected && counts.getLong(2) == 0 ? Optional.empty()
                    : Optional.of(attempt.stand() + " sees " + counts.getLong(1) + " rows of " + attempt.column().table() + " and not " + expected + ", of other firms " + counts.getLong(2) + ": " + attempt);
        }
    }

    private boolean shows(GeneratedAttempt attempt, PlantedRow row) {
        Stand stand = attempt.stand();
        String person = planted.people.get(attempt.mine()).toString();
        if (!stand.inside() || stand.ended()) {
            return false;
        }
        if (stand.role() == null) {
            return !"key_reseal".equals(row.table()) && (!Set.of("call_draft", "lead_batch", "lead_batch_lead").contains(row.table()) || person.equals(row.value("staff_id")))
                    && (!"saved_view".equals(row.table()) || row.value("staff_id") == null || person.equals(row.value("staff_id")));
        }
        return planted.sight.shows(row, stand.role(), person);
    }

    /** Whether the answer holds the digits that all of another firm's ids, bytes and texts begin with. */
    private boolean marked(GeneratedAttempt attempt, String seen) {
        for (int i = 0; i < planted.firms.size(); i++) {
            if (i != attempt.mine() && seen.contains(planted.firms.get(i).toString().substring(0, 8))) {
                return true;
            }
        }
        return false;
    }

    private void sweep(String table) throws SQLException {
        app.rollback();
        try (Connection connection = superuser.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("vacuum \"" + table + "\"");
        }
    }
}
