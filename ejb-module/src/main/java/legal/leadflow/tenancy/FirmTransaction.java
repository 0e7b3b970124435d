package legal.leadflow.tenancy;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.logging.Logger;
import org.hibernate.Session;

/** Makes sure that the running transaction has its signed context, once. */
@ApplicationScoped
public class FirmTransaction {
    private static final Logger LOG = Logger.getLogger(FirmTransaction.class.getName());
    private static final Object ENTERED = new Object();
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Resource(lookup = "java:jboss/TransactionSynchronizationRegistry") TransactionSynchronizationRegistry transaction;
    @Inject CurrentCaller caller;
    @Inject FirmContext context;
    @Inject KeyGate keys;

    /** SQL that needs a right which its caller does not have. */
    public interface Lent {
        void with(Connection connection) throws SQLException;
    }

    /** Runs {@code work} in the running transaction, which was entered before, with one right more than its caller has; what comes after has it no more. */
    public void lend(Right right, Lent work) {
        Caller now = enter();
        em.unwrap(Session.class).doWork(connection -> {
            int own = Right.bits(now.rights());
            context.enter(connection, now.firm(), now.person(), own | right.bit());
            work.with(connection);
            context.enter(connection, now.firm(), now.person(), own); // an error before ends the transaction
        });
    }

    /**
     * @return on whose behalf the transaction works
     * @throws NoFirm                when nobody is signed in to a firm
     * @throws IllegalStateException when the transaction was entered for somebody else
     * @throws legal.leadflow.crypto.KeysClosed when the firm's keys are lost, damaged or other ones
     */
    public Caller enter() {
        Caller now = caller.get();
        Object before = transaction.getResource(ENTERED);
        if (before == null) {
            em.unwrap(Session.class).doWork(connection -> {
                context.enter(connection, now.firm(), now.person(), Right.bits(now.rights()));
                keys.check(connection, now.firm());
            });
            transaction.putResource(ENTERED, now);
            LOG.fine(() -> "context entered: firm " + now.firm() + ", person " + now.person() + ", rights " + Integer.toHexString(Right.bits(now.rights())));
        } else if (!before.equals(now)) {
            throw new IllegalStateException("this transaction belongs to another caller");
        }
        return now;
    }
}
