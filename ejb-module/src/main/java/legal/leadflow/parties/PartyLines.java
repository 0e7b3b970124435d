package legal.leadflow.parties;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import legal.leadflow.tenancy.CurrentCaller;
import org.hibernate.Session;

/** Names and numbers of many parties as they are written, for lists. By hand, because Hibernate translates a query after many ids anew each time. */
@ApplicationScoped
class PartyLines {
    private static final String SQL = "select p.id, p.given_name, p.family_name, n.id, n.number from party p left join party_phone n on n.firm_id = p.firm_id and n.party_id = p.id"
            + " where p.firm_id = ? and p.id = any(?) order by n.id";
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject CurrentCaller caller;

    /** A row for each number, oldest first, one without for somebody who has none: id, sealed given name, sealed family name, the number's id, sealed number. */
    List<Object[]> of(Collection<UUID> parties) {
        UUID firm = caller.get().firm();
        return em.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement ask = connection.prepareStatement(SQL)) {
                ask.setObject(1, firm);
                ask.setArray(2, connection.createArrayOf("uuid", parties.toArray()));
                List<Object[]> found = new ArrayList<>();
                try (ResultSet row = ask.executeQuery()) {
                    while (row.next()) {
                        found.add(new Object[] {row.getObject(1, UUID.class), row.getBytes(2), row.getBytes(3), row.getObject(4, UUID.class), row.getBytes(5)});
                    }
                }
                return found;
            }
        });
    }
}
