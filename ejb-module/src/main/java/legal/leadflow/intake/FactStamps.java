package legal.leadflow.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.hibernate.Session;

/** Who changed each fact of a lead last, without values. By SQL: a row is put in place whether it was there or not, in one statement. */
@ApplicationScoped
class FactStamps {
    static final String PUT = "insert into lead_fact (firm_id, lead_id, fact, changed_at, changed_by) values (?, ?, ?, ?, ?)"
            + " on conflict (firm_id, lead_id, fact) do update set changed_at = excluded.changed_at, changed_by = excluded.changed_by";
    @PersistenceContext(unitName = "leadflow") EntityManager em;

    record Stamp(UUID by, Instant at) {
    }

    void put(UUID firm, UUID lead, Collection<Fact> facts, UUID by, Instant at) {
        em.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement put = connection.prepareStatement(PUT)) {
                for (Fact fact : facts) {
                    put.setObject(1, firm);
                    put.setObject(2, lead);
                    put.setString(3, fact.name());
                    put.setTimestamp(4, Timestamp.from(at));
                    put.setObject(5, by);
                    put.addBatch();
                }
                put.executeBatch();
            }
        });
    }

    Map<Fact, Stamp> of(UUID firm, UUID lead) {
        return em.unwrap(Session.class).doReturningWork(connection -> {
            Map<Fact, Stamp> stamps = new EnumMap<>(Fact.class);
            try (PreparedStatement ask = connection.prepareStatement("select fact, changed_by, changed_at from lead_fact where firm_id = ? and lead_id = ?")) {
                ask.setObject(1, firm);
                ask.setObject(2, lead);
                try (ResultSet told = ask.executeQuery()) {
                    while (told.next()) {
                        stamps.put(Fact.valueOf(told.getString(1)), new Stamp(told.getObject(2, UUID.class), told.getTimestamp(3).toInstant()));
                    }
                }
            }
            return stamps;
        });
    }
}
