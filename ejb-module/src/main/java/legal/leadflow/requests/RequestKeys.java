package legal.leadflow.requests;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Supplier;
import legal.leadflow.audit.AuditTrail;
import legal.leadflow.crypto.BlindIndex;
import legal.leadflow.tenancy.Caller;
import legal.leadflow.tenancy.CurrentCaller;
import org.hibernate.Session;

/**
 * The keys of requests that made something, for a day, inside the caller's audited transaction: key and record stand or fall together.
 * Key and content are kept as keyed digests, so that neither can be guessed from the table.
 */
@ApplicationScoped
public class RequestKeys {
    /** Somebody who holds a key for longer than that in an open transaction is answering it. */
    private static final String WAIT = "100ms";
    /** In one journey: forget what is a day old and nobody is at, then take the key unless it is taken. */
    private static final String CLAIM = "set local lock_timeout = '" + WAIT + "'; delete from request_key where firm_id = ? and (person, key_index) in"
            + " (select person, key_index from request_key where firm_id = ? and at < now() - interval '24 hours' limit 100 for update skip locked);"
            + " insert into request_key (firm_id, person, key_index, at) values (?, ?, ?, now()) on conflict do nothing; set local lock_timeout to default";
    private static final String FINISH = "update request_key set made = ?, body_index = ? where firm_id = ? and person = ? and key_index = ?";
    private static final String KNOWN = "select made, body_index from request_key where firm_id = ? and person = ? and key_index = ?";
    private static final int PLACE_OF_INSERT = 2;
    /** PostgreSQL: lock_not_available. */
    private static final String LOCKED = "55P03";
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject CurrentCaller caller;
    @Inject BlindIndex index;
    @Inject AuditTrail trail;

    /**
     * Makes a record, unless a request with the same key has made it; then the trail tells that nothing new was made.
     *
     * @param once null for a request without a key
     * @param kind of the record, as the trail names it
     * @return the record's id
     * @throws KeyInUse  when such a request is being answered now
     * @throws KeyReused when the key belongs to a request that asked for something else
     */
    public UUID once(Once once, String kind, Supplier<UUID> make) {
        if (once == null) {
            return make.get();
        }
        Caller by = caller.get();
        byte[] key = index.of(by.firm(), "request-key", once.key());
        if (!claim(by, key)) {
            return known(by, key, kind, once);
        }
        UUID made = make.get();
        byte[] content = content(by, once);
        em.unwrap(Session.class).doWork(connection -> finish(connection, by, key, made, content));
        return made;
    }

    /** @return whether the key was free */
    private boolean claim(Caller by, byte[] key) {
        return em.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement claim = connection.prepareStatement(CLAIM)) {
                bind(claim, by.firm(), by.firm(), by.firm(), by.person(), key);
                claim.execute();
                for (int i = 0; i < PLACE_OF_INSERT; i++) {
                    claim.getMoreResults();
                }
                return claim.getUpdateCount() == 1;
            } catch (SQLException e) {
                if (LOCKED.equals(e.getSQLState())) {
                    throw new KeyInUse();
                }
                throw e;
            }
        });
    }

    private static void finish(Connection connection, Caller by, byte[] key, UUID made, byte[] content) throws SQLException {
        try (PreparedStatement finish = connection.prepareStatement(FINISH)) {
            bind(finish, made, content, by.firm(), by.person(), key);
            finish.executeUpdate();
        }
    }

    private UUID known(Caller by, byte[] key, String kind, Once once) {
        byte[] content = content(by, once);
        UUID made = em.unwrap(Session.class).doReturningWork(connection -> {
            try (PreparedStatement ask = connection.prepareStatement(KNOWN)) {
                bind(ask, by.firm(), by.person(), key);
                try (ResultSet told = ask.executeQuery()) {
                    if (!told.next()) {
                        throw new KeyInUse(); // forgotten between the two statements: the next attempt is a new request
                    }
                    if (!Arrays.equals(told.getBytes(2), content)) {
                        throw new KeyReused();
                    }
                    return told.getObject(1, UUID.class);
                }
            }
        });
        trail.about(kind, made);
        trail.detail("repeated");
        return made;
    }

    private byte[] content(Caller by, Once once) {
        return index.of(by.firm(), "request-content", once.content().get());
    }

    private static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
