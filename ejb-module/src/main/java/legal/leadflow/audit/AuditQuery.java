package legal.leadflow.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The conditions of a filter in SQL. Each stands on text, ids and times, whose operators let an index work under row security. */
final class AuditQuery {
    private final StringBuilder where = new StringBuilder("e.firm_id = ?");
    private final List<Object> values = new ArrayList<>();

    AuditQuery(UUID firm, AuditFilter filter) {
        values.add(firm);
        and("e.actor = ?", filter.actor());
        and("e.outcome = ?", filter.outcome() == null ? null : filter.outcome().name());
        and("e.subject_kind = ?", filter.kind());
        and("e.at >= ?", filter.from());
        and("e.at < ?", filter.until());
        and("e.party_id = ?", filter.party());
        and("e.lead_id = ?", filter.lead());
        if (filter.trouble()) {
            where.append(" and e.outcome <> 'DONE'");
        }
        if (AuditFilter.WORK.equals(filter.group())) {
            where.append(" and (e.action < 'audit.' or e.action >= 'audit/')");
        } else if (filter.group() != null) {
            where.append(" and (e.action >= ? and e.action < ? or e.action >= ? and e.action < ?)"); // lead.viewed, leads.counted; '/' follows '.'
            values.addAll(List.of(filter.group() + ".", filter.group() + "/", filter.group() + "s.", filter.group() + "s/"));
        }
    }

    /** Only what stands after (older) or before (newer) {@code key}. */
    AuditQuery beyond(AuditKey key, boolean newer) {
        if (key != null) {
            where.append(newer ? " and (e.at, e.id) > (?, ?)" : " and (e.at, e.id) < (?, ?)");
            values.add(key.at());
            values.add(key.id());
        }
        return this;
    }

    PreparedStatement prepare(Connection connection, String select, String rest) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(select + " where " + where + rest);
        for (int i = 0; i < values.size(); i++) {
            Object value = values.get(i);
            statement.setObject(i + 1, value instanceof Instant moment ? moment.atOffset(ZoneOffset.UTC) : value);
        }
        return statement;
    }

    private void and(String condition, Object value) {
        if (value != null) {
            where.append(" and ").append(condition);
            values.add(value);
        }
    }
}
