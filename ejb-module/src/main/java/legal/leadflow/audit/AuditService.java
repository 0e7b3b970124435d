package legal.leadflow.audit;

import static legal.leadflow.tenancy.Role.COMPLIANCE_NAME;
import static legal.leadflow.tenancy.Role.FIRM_ADMIN_NAME;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.sealing.Seal;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.tenancy.FirmBound;
import org.hibernate.Session;

/**
 * Reads the audit trail; looking at it is an entry of it too. Compliance reads all values; a firm administrator reads who did what
 * and which fields changed, and of values only the firm's own settings: the policies of {@code audit_value} see to that.
 */
@Stateless
@FirmBound
public class AuditService {
    /** The most changes of one entry that are read at once; an import's entry has more. */
    public static final int MOST_CHANGES = 500;
    /** Most entries of one page of the trail. */
    public static final int MOST_LISTED = 100;
    private static final int PART = 1 << 20;
    private static final Duration STEP = Duration.ofSeconds(2);
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject CurrentCaller caller;
    @Inject AuditReader reader;
    @Inject SealerWatch sealer;
    @Inject AuditTrail trail;
    @Inject @Any Instance<SubjectLabels> rooms;

    /**
     * A page of the trail, newest first.
     *
     * @param key   where the page before this one ended; null for the newest
     * @param newer the page just before {@code key} instead of the one just after it
     * @param limit most entries of the page, at most {@value #MOST_LISTED}
     */
    @RolesAllowed({COMPLIANCE_NAME, FIRM_ADMIN_NAME})
    @Audited("audit.listed")
    public AuditPage list(@NotNull @Valid AuditFilter filter, AuditKey key, boolean newer, @Min(1) @Max(MOST_LISTED) int limit) {
        tell("party", filter.party());
        tell("lead", filter.lead());
        String told = filter.told();
        if (told != null) {
            trail.detail(told);
        }
        UUID firm = caller.get().firm();
        AuditPage page = em.unwrap(Session.class).doReturningWork(connection -> reader.page(connection, firm, filter, key, newer, limit));
        page = page.sealed(em.unwrap(Session.class).doReturningWork(connection -> state(connection, firm)));
        // a list names no person but the one whose trail it is: looking at an entry is what tells more, and is recorded
        return page.labelled(labels(ids(page.entries(), filter.lead()), filter.party()));
    }

    /**
     * One entry, field by field.
     *
     * @throws NoSuchEntry when there is none of this firm
     */
    @RolesAllowed({COMPLIANCE_NAME, FIRM_ADMIN_NAME})
    @Audited("audit.viewed")
    public AuditRecord entry(@NotNull AuditKey key) {
        trail.about("audit", key.id());
        UUID firm = caller.get().firm();
        AuditRecord record = em.unwrap(Session.class).doReturningWork(connection -> reader.record(connection, firm, key, MOST_CHANGES))
                .orElseThrow(() -> new NoSuchEntry(key.id()));
        tell("party", record.entry().party());
        tell("lead", record.entry().lead());
        return record.labelled(labels(ids(List.of(record.entry()), null), record.entry().party()));
    }

    /**
     * Which seals were made in a time; their entries are older than their seal by seconds at most.
     *
     * @param from  null: from the first
     * @param until not with it; null: up to the newest
     * @throws NothingSealed when none was
     */
    @RolesAllowed(COMPLIANCE_NAME)
    @Audited("audit.export-prepared")
    public SealRange sealed(Instant from, Instant until) {
        UUID firm = caller.get().firm();
        return em.unwrap(Session.class).doReturningWork(connection -> Seals.between(connection, firm, from, until)).orElseThrow(() -> new NothingSealed(firm));
    }

    /**
     * Some of the seals of a range with their entries and values as the verifier reads them: at least one seal, and no more than about a megabyte besides.
     *
     * @param range as {@link #sealed} told it
     * @param from  number of the first seal wanted
     */
    @RolesAllowed(COMPLIANCE_NAME)
    @Audited("audit.exported")
    public ExportPart export(@NotNull SealRange range, long from) {
        trail.detail("seals " + from + " to " + range.last());
        UUID firm = caller.get().firm();
        return em.unwrap(Session.class).doReturningWork(connection -> {
            try {
                return part(connection, firm, range, from);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /**
     * Begins a verification of the seals that were made in a time, against the signed heads as they are now.
     *
     * @param from  null: from the first
     * @param until not with it; null: up to the newest
     * @throws NothingSealed when none was
     */
    @RolesAllowed(COMPLIANCE_NAME)
    @Audited("audit.verification-begun")
    public RangeCheck beginVerification(Instant from, Instant until) {
        UUID firm = caller.get().firm();
        SealRange range = em.unwrap(Session.class).doReturningWork(connection -> Seals.between(connection, firm, from, until)).orElseThrow(() -> new NothingSealed(firm));
        trail.detail("seals " + range.first() + " to " + range.last());
        try {
            return new RangeCheck(range, sealer.verification(range.head().strip()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Goes on with a verification for about two seconds, and ends it where nothing is left. */
    @RolesAllowed(COMPLIANCE_NAME)
    @Audited("audit.verified")
    public void verify(@NotNull RangeCheck check) {
        trail.detail("seals " + check.next() + " to " + check.range().last());
        UUID firm = caller.get().firm();
        long enough = System.nanoTime() + STEP.toNanos();
        em.unwrap(Session.class).doWork(connection -> {
            try {
                while (check.next() <= check.range().last() && System.nanoTime() < enough) {
                    ExportPart part = part(connection, firm, check.range(), check.next());
                    check.take(part.text(), part.next());
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        if (check.next() > check.range().last() && !check.isEnded()) {
            check.end();
            trail.detail("seals " + check.range().first() + " to " + check.range().last() + ", findings " + check.getCounts().findings());
        }
    }

    private static ExportPart part(Connection connection, UUID firm, SealRange range, long from) throws SQLException, IOException {
        StringBuilder text = new StringBuilder(from == range.first() ? SealedExport.retired(connection, firm) : "");
        long next = from;
        while (next <= range.last() && text.length() < PART) {
            SealedExport.write(connection, firm, next, next, 1, text);
            next++;
        }
        return new ExportPart(next > range.last() ? text.append(SealedExport.erasedLater(connection, firm, range.last())).toString() : text.toString(), next);
    }

    private SealState state(Connection connection, UUID firm) throws SQLException {
        Seal newest = Seals.newest(connection, firm);
        String trouble = sealer.trouble(firm);
        return newest == null ? new SealState(0, null, 0, trouble, null)
                : new SealState(newest.number(), Instant.EPOCH.plus(newest.at(), ChronoUnit.MICROS), newest.total(), trouble, Retirements.until(connection, firm));
    }

    private static Set<UUID> ids(List<AuditEntry> entries, UUID asked) {
        Set<UUID> leads = new LinkedHashSet<>();
        entries.stream().map(AuditEntry::lead).forEach(leads::add);
        leads.add(asked);
        leads.remove(null);
        return leads;
    }

    private Map<UUID, String> labels(Set<UUID> leads, UUID party) {
        Map<UUID, String> labels = new HashMap<>();
        for (SubjectLabels room : rooms) {
            if ("lead".equals(room.kind())) {
                labels.putAll(room.labels(leads));
            } else if ("party".equals(room.kind()) && party != null) {
                labels.putAll(room.labels(Set.of(party)));
            }
        }
        return Map.copyOf(labels);
    }

    private void tell(String kind, UUID id) {
        if (id != null) {
            trail.about(kind, id);
        }
    }
}
