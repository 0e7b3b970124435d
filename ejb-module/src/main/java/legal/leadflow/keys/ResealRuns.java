package legal.leadflow.keys;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** The rows about runs that seal a firm's values anew, within the firm's context. */
final class ResealRuns {
    private final Connection connection;
    private final UUID firm;

    ResealRuns(Connection connection, UUID firm) {
        this.connection = connection;
        this.firm = firm;
    }

    void begin(UUID id, UUID by, long total) throws SQLException {
        update("insert into key_reseal (firm_id, id, state, total, started_at, started_by) values (?, ?, 'RUNNING', ?, now(), ?)", firm, id, total, by);
    }

    /** The last one that began. */
    Optional<ResealRun> last() throws SQLException {
        return ask("select * from key_reseal where firm_id = ? order by started_at desc, id desc limit 1", firm);
    }

    Optional<ResealRun> find(UUID id) throws SQLException {
        return ask("select * from key_reseal where firm_id = ? and id = ?", firm, id);
    }

    /** Where it goes on, and how many rows more it has done: committed with them. */
    void at(UUID id, String table, UUID after, int done) throws SQLException {
        update("update key_reseal set at_table = ?, after_id = ?, done = done + ? where firm_id = ? and id = ?", table, after, done, firm, id);
    }

    void wantCancel(UUID id) throws SQLException {
        update("update key_reseal set cancel_wanted = true where firm_id = ? and id = ?", firm, id);
    }

    /** @return whether it was still running */
    boolean end(UUID id, ResealState state, long left) throws SQLException {
        return update("update key_reseal set state = ?, left_over = ?, at_table = null, after_id = null, ended_at = now() where firm_id = ? and id = ? and state = 'RUNNING'",
                state.name(), left, firm, id) == 1;
    }

    private Optional<ResealRun> ask(String sql, Object... values) throws SQLException {
        try (PreparedStatement query = prepared(sql, values); ResultSet row = query.executeQuery()) {
            return row.next() ? Optional.of(new ResealRun(row.getObject("id", UUID.class), ResealState.valueOf(row.getString("state")), row.getLong("total"), row.getLong("done"),
                    row.getLong("left_over"), row.getString("at_table"), row.getObject("after_id", UUID.class), row.getBoolean("cancel_wanted"), instant(row, "started_at"),
                    instant(row, "ended_at"))) : Optional.empty();
        }
    }

    private int update(String sql, Object... values) throws SQLException {
        try (PreparedStatement change = prepared(sql, values)) {
            return change.executeUpdate();
        }
    }

    private PreparedStatement prepared(String sql, Object... values) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
        return statement;
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
