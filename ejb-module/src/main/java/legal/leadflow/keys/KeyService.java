package legal.leadflow.keys;

import static legal.leadflow.tenancy.Role.PLATFORM_ADMIN_NAME;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import legal.leadflow.audit.Audited;
import legal.leadflow.audit.Subject;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.crypto.KeyAge;
import legal.leadflow.crypto.KeyProof;
import legal.leadflow.crypto.KeyRing;
import legal.leadflow.identity.Firm;
import legal.leadflow.kernel.Uuids;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.tenancy.Mandates;
import legal.leadflow.tenancy.PlatformBound;
import org.hibernate.Session;

/**
 * A firm's keys, looked after by the platform's administrators; every call stands in that firm's audit trail. A file changes before the
 * transaction is committed: a commit that fails leaves one key more, which does no harm, and no entry.
 */
@Stateless
@PlatformBound
public class KeyService {
    /** Long enough for a server that stands still over a weekend. */
    private static final Duration MANDATE = Duration.ofDays(7);
    /** Longer than a transaction can write under its context (300 s), and other servers need to see a new key. */
    static final Duration GRACE = Duration.ofMinutes(10);
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject KeyRing keys;
    @Inject FieldCipher cipher;
    @Inject CurrentCaller caller;
    @Inject Mandates mandates;
    @Inject Event<ResealWanted> jobs;

    private interface Work<T> {
        T with(Connection connection, ResealRuns runs) throws SQLException;
    }

    /** How the firm's keys stand. */
    @RolesAllowed(PLATFORM_ADMIN_NAME)
    @Audited("key.viewed")
    public FirmKeyView view(@Subject("firm") UUID firm) {
        ResealRun last = working(firm, (connection, runs) -> runs.last().orElse(null));
        return new FirmKeyView(em.find(Firm.class, firm).getName(), keys.state(firm), last);
    }

    /** Gives the firm new keys; former ones still open what they sealed. */
    @RolesAllowed(PLATFORM_ADMIN_NAME)
    @Audited("key.rotated")
    public void rotate(@Subject("firm") UUID firm) {
        keys.rotate(firm);
        // so that a keyset from before, put back from a backup, is told from this one
        em.createNativeQuery("update firm set key_check = ? where id = ?").setParameter(1, KeyProof.of(firm, cipher, keys)).setParameter(2, firm).executeUpdate();
    }

    /** Wraps the firm's key files by the newest master key of the credential store. */
    @RolesAllowed(PLATFORM_ADMIN_NAME)
    @Audited("key.rewrapped")
    public void rewrap(@Subject("firm") UUID firm) {
        keys.rewrap(firm);
    }

    /**
     * Starts the job that seals every value of the firm anew with its newest key, but for the audit trail's; or goes on with what a former one left.
     *
     * @throws KeysRefused when one is at work
     */
    @RolesAllowed(PLATFORM_ADMIN_NAME)
    @Audited("key.reseal-started")
    public void reseal(@Subject("firm") UUID firm) {
        working(firm, (connection, runs) -> {
            if (running(runs).isPresent()) {
                throw KeysRefused.busy(firm);
            }
            UUID id = Uuids.next();
            runs.begin(id, caller.get().person(), left(connection, firm, keys.primary(firm)));
            jobs.fire(new ResealWanted(id, mandates.issue(ResealJobs.errand(id), MANDATE)));
            return null;
        });
    }

    /**
     * Stops that job after the portion it is at. What is sealed anew stays so.
     *
     * @throws KeysRefused when none is at work
     */
    @RolesAllowed(PLATFORM_ADMIN_NAME)
    @Audited("key.reseal-cancelled")
    public void cancel(@Subject("firm") UUID firm) {
        working(firm, (connection, runs) -> {
            runs.wantCancel(running(runs).orElseThrow(() -> KeysRefused.idle(firm)).id());
            return null;
        });
    }

    /**
     * Takes the firm's former keys away for good. Values in backups of the database that they sealed cannot be opened afterwards but with a backup of the keys.
     *
     * @throws KeysRefused when a value that they sealed is there, or may still be written by a transaction from before the last rotation
     */
    @RolesAllowed(PLATFORM_ADMIN_NAME)
    @Audited("key.retired")
    public void retire(@Subject("firm") UUID firm) {
        working(firm, (connection, runs) -> {
            KeyAge newest = keys.primary(firm);
            if (isEarly(newest, Instant.now())) {
                throw KeysRefused.early(firm);
            }
            if (left(connection, firm, newest) > 0) {
                throw KeysRefused.used(firm);
            }
            if (!keys.retire(firm, newest)) {
                throw KeysRefused.early(firm); // somebody gave it a newer one while values were counted
            }
            return null;
        });
    }

    static boolean isEarly(KeyAge primary, Instant now) {
        return now.isBefore(primary.made().plus(GRACE));
    }

    private long left(Connection connection, UUID firm, KeyAge newest) throws SQLException {
        return new Resealing(connection, cipher, firm, newest.prefix()).left();
    }

    private static Optional<ResealRun> running(ResealRuns runs) throws SQLException {
        return runs.last().filter(ResealRun::isAtWork);
    }

    private <T> T working(UUID firm, Work<T> work) {
        return em.unwrap(Session.class).doReturningWork(connection -> work.with(connection, new ResealRuns(connection, firm)));
    }
}
