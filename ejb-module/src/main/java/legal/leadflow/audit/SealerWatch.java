package legal.leadflow.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import legal.leadflow.crypto.CipherException;
import legal.leadflow.crypto.KeyRing;
import legal.leadflow.crypto.Secrets;
import legal.leadflow.sealing.Head;
import legal.leadflow.sealing.Retirement;
import legal.leadflow.sealing.Seal;
import legal.leadflow.sealing.Verification;
import legal.leadflow.sealing.Verifier;
import legal.leadflow.tenancy.SealingContext;

/**
 * Seals firm after firm and ships each seal's signed head. Each node seals what was written on it, and now and then looks at all firms; that two seal the same
 * does no harm. A head is written after its seal is committed: what a crash leaves out is written at the next seal. A firm whose newest signed head the
 * database does not have, at the start or later, is not sealed any further: its trail was cut. An entry of a transaction that has not begun is told as trouble; the others
 * are sealed.
 */
@ApplicationScoped
public class SealerWatch {
    private static final Logger LOG = Logger.getLogger(SealerWatch.class.getName());
    private static final String CUT = "trail-cut";
    private static final String ANEW = "transactions-begin-anew";
    private static final String FAILING = "firm-not-sealed";
    private static final String BEYOND = "entry-beyond";
    private static final Set<String> OF_A_FIRM = Set.of(CUT, ANEW, FAILING, BEYOND);
    private static final Duration ROUND = Duration.ofMinutes(1);
    private final Map<UUID, Instant> behind = new ConcurrentHashMap<>();
    private final Set<UUID> cut = ConcurrentHashMap.newKeySet();
    private final Set<UUID> anew = ConcurrentHashMap.newKeySet();
    private final Set<UUID> failing = ConcurrentHashMap.newKeySet();
    private final Set<UUID> beyond = ConcurrentHashMap.newKeySet();
    @Inject SealingContext context;
    @Inject KeyRing keys;
    @Inject Secrets secrets;
    private HeadPlaces heads;
    private HeadSigner signer;
    private Map<UUID, Head> told;
    private Instant round = Instant.EPOCH;
    private volatile Instant lastRun;
    private volatile String trouble = "not-started";
    /** What the log says now: each firm that comes to it is told, not the first alone. */
    private Set<String> logged = Set.of("not-started");

    /** For CDI. */
    public SealerWatch() {
    }

    /** For tests, which have no container. */
    SealerWatch(SealingContext context, KeyRing keys, Secrets secrets) {
        this.context = context;
        this.keys = keys;
        this.secrets = secrets;
    }

    /** How it does now. */
    public SealerStatus status() {
        Instant oldest = behind.values().stream().min(Comparator.naturalOrder()).orElse(null);
        Duration age = oldest == null ? Duration.ZERO : Duration.between(oldest, Instant.now());
        return new SealerStatus(lastRun, age.isNegative() ? Duration.ZERO : age, behind.size(), trouble, heads == null ? null : heads.warning());
    }

    /** Why this firm's trail is not sealed, a code as in {@link SealerStatus}; null when it is, whatever ails another's. */
    public String trouble(UUID firm) {
        String own = own(firm);
        return own == null && OF_A_FIRM.contains(String.valueOf(trouble)) ? null : own == null ? trouble : own;
    }

    private String own(UUID firm) {
        return cut.contains(firm) ? CUT : anew.contains(firm) ? ANEW : failing.contains(firm) ? FAILING : beyond.contains(firm) ? BEYOND : null;
    }

    /** One run; what goes wrong is logged, kept as trouble and tried again by the next. */
    synchronized void run(DataSource database) {
        try {
            begin();
            Set<UUID> firms = new TreeSet<>(SealingQueue.grown());
            firms.addAll(behind.keySet());
            if (Instant.now().isAfter(round.plus(ROUND))) {
                firms.addAll(keys.firms());
                round = Instant.now();
            }
            Exception failure = each(database, firms);
            heads.second(signer.kid(), signer.pem());
            lastRun = Instant.now();
            say(!cut.isEmpty() ? CUT : !anew.isEmpty() ? ANEW : !failing.isEmpty() ? FAILING : !beyond.isEmpty() ? BEYOND : null, failure);
        } catch (CipherException e) {
            say("no-signing-key", e);
        } catch (IOException e) {
            say("no-heads-file", e);
        } catch (SQLException e) {
            say("no-database", e);
        }
    }

    /** What goes wrong with one firm does not keep the others from being sealed. @return the last such error; null when there was none */
    private Exception each(DataSource database, Set<UUID> firms) throws SQLException, IOException {
        Exception failure = null;
        for (UUID firm : firms) {
            try {
                firm(database, firm);
                failing.remove(firm);
                anew.remove(firm);
            } catch (TransactionsBeginAnew e) {
                anew.add(firm);
            } catch (SQLException e) {
                if (isOfDatabase(e)) {
                    throw e;
                }
                failing.add(firm);
                failure = e;
            } catch (CipherException e) {
                throw e; // the key that signs is every firm's
            } catch (RuntimeException e) { // a row that was damaged on the disk
                failing.add(firm);
                failure = e;
            }
        }
        return failure;
    }

    /** No connection, or a server that stops: the next firm would fare no better. A pool's own errors have no state. */
    private static boolean isOfDatabase(SQLException e) {
        return e.getSQLState() == null || e.getSQLState().startsWith("08") || e.getSQLState().startsWith("57P");
    }

    /** Number of the key that signs. */
    synchronized int kid() throws IOException {
        begin();
        return signer.kid();
    }

    /** The statement, signed with the key that signs heads. */
    synchronized Retirement signed(Retirement told) throws IOException {
        begin();
        return signer.sign(told);
    }

    /** Writes a signed statement beside the heads. */
    synchronized void ship(Retirement signed) throws IOException {
        begin();
        heads.append("R1|" + signed.firm() + "|" + signed.from(), signed.line());
    }

    /** A verification that knows the signed heads as they are now and every public key beside them. */
    Verification verification(String head) throws IOException {
        List<PublicKey> keys = new ArrayList<>();
        List<Path> files;
        synchronized (this) {
            begin();
            files = heads.first().files();
            keys.add(key(signer.pem()));
            for (Path pem : heads.first().keys()) {
                keys.add(key(Files.readString(pem)));
            }
        }
        Verification verification = new Verification(keys);
        verification.begin(head);
        for (Path file : files) {
            try (BufferedReader lines = Verifier.reader(file)) {
                verification.signed(lines);
            }
        }
        return verification;
    }

    private static PublicKey key(String pem) throws IOException {
        try {
            return Verifier.key(pem);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new IOException("no public key beside the file of heads", e);
        }
    }

    private void begin() throws IOException {
        if (told == null) {
            heads = new HeadPlaces();
            signer = new HeadSigner(secrets);
            heads.first().publish(signer.kid(), signer.pem());
            told = heads.first().newest();
        }
    }

    private void firm(DataSource database, UUID firm) throws SQLException, IOException {
        SealingQueue.begin(firm);
        AuditSealer.Sealed done = null;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                context.enter(connection, firm);
                if (isCutNow(connection, firm)) {
                    return;
                }
                done = new AuditSealer(connection, firm).seal();
                connection.commit();
            } finally {
                if (done == null) {
                    behind.putIfAbsent(firm, Instant.now());
                }
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
        if (done.beyond()) {
            beyond.add(firm);
        } else {
            beyond.remove(firm);
        }
        behind.put(firm, done.oldest() == null ? Instant.now() : done.oldest()); // until its head is shipped, too
        ship(firm, done.newest());
        if (done.oldest() == null) {
            behind.remove(firm);
        }
    }

    /** Asked before each seal: does the database still have what was signed last? */
    private boolean isCutNow(Connection connection, UUID firm) throws SQLException {
        Head head = told.get(firm);
        boolean missing = head != null && Seals.from(connection, firm, head.number(), 1).stream()
                .noneMatch(seal -> seal.number() == head.number() && java.util.Arrays.equals(seal.hash(), head.hash()));
        if (missing) {
            cut.add(firm);
        } else {
            cut.remove(firm);
        }
        return missing;
    }

    private void ship(UUID firm, Seal newest) throws IOException {
        Head last = told.get(firm);
        if (newest != null && (last == null || newest.number() > last.number())) {
            String line = signer.sign(newest);
            heads.append(firm.toString(), line);
            told.put(firm, Head.parse(line));
            LOG.fine(() -> "firm " + firm + " is sealed up to seal " + newest.number());
        }
    }

    /** What ails now: each firm with its own trouble, and what is no firm's. */
    private Set<String> ailing(String now) {
        Set<String> all = new TreeSet<>();
        Stream.of(cut, anew, failing, beyond).flatMap(Set::stream).forEach(firm -> all.add(own(firm) + " of firm " + firm));
        if (now != null && !OF_A_FIRM.contains(now)) {
            all.add(now);
        }
        return all;
    }

    /** The log tells what is new, and when all is well again. */
    private void say(String now, Exception cause) {
        Set<String> ailing = ailing(now);
        Set<String> more = new TreeSet<>(ailing);
        more.removeAll(logged);
        if (!more.isEmpty()) {
            LOG.log(Level.SEVERE, "the audit trail is not sealed: " + String.join(", ", more), cause);
        } else if (ailing.isEmpty() && !logged.isEmpty()) {
            LOG.info("the audit trail is sealed");
        }
        trouble = now;
        logged = ailing;
    }
}
