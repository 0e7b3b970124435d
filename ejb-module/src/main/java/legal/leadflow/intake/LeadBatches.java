package legal.leadflow.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import legal.leadflow.campaigns.Campaigns;
import legal.leadflow.identity.Colleagues;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.tenancy.Role;
import org.hibernate.Session;

/** The caller's batches of the last day, and what a wish would do. */
@ApplicationScoped
class LeadBatches {
    private static final Duration KEPT = Duration.ofDays(1);
    private static final Set<Role> OWNERS = EnumSet.of(Role.INTAKE, Role.ATTORNEY, Role.PARTNER);
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject CurrentCaller caller;
    @Inject LeadList list;
    @Inject PracticeAreas areas;
    @Inject Campaigns campaigns;
    @Inject Colleagues colleagues;

    LeadPage page(LeadFilter filter, int most) {
        return list.page(filter, null, most);
    }

    BatchPreview preview(BatchWish wish, Collection<UUID> chosen, boolean more) {
        if (wish != null) {
            check(wish);
        }
        Set<Role> roles = caller.get().roles();
        Map<UUID, Lead> leads = chosen.isEmpty() ? Map.of() : em.createQuery("select l from Lead l where l.id in :ids", Lead.class).setParameter("ids", chosen).getResultStream()
                .collect(Collectors.toMap(Lead::getId, Function.identity()));
        return new BatchPreview(list.of(leads.keySet()).stream().map(row -> {
            Lead lead = leads.get(row.id());
            return new BatchRow(row, lead.getVersion(), wish == null ? null : wish.on(lead, roles));
        }).toList(), more, choices());
    }

    /** @throws BatchRefused when the wish can be granted for no lead at all */
    void check(BatchWish wish) {
        switch (wish.kind()) {
            case OWNER -> {
                if (wish.owner() != null && !colleagues.holding(List.of(OWNERS)).get(0).containsKey(wish.owner())) {
                    throw new BatchRefused("value", "leads.fact.refused.choice");
                }
            }
            case STAGE -> {
                if (wish.stage() == null || wish.stage() == Stage.SIGNED || !wish.stage().mayBeSetBy(caller.get().roles())) {
                    throw new BatchRefused("value", "leads.fact.refused.choice");
                }
            }
            case CLOSE -> {
                if (wish.disposition() == null || !wish.disposition().mayBeSetBy(caller.get().roles())) {
                    throw new BatchRefused("value", "leads.fact.refused.choice");
                }
            }
        }
    }

    /** Whether the caller made it already. */
    boolean isThere(UUID id) {
        return em.find(LeadBatch.class, id) != null;
    }

    /** A new batch of the caller's; those of days before are forgotten. */
    LeadBatch begin(UUID id, BatchWish wish) {
        UUID me = caller.get().person();
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        em.createQuery("select b from LeadBatch b where b.staffId = :me and b.at < :then", LeadBatch.class).setParameter("me", me).setParameter("then", now.minus(KEPT))
                .getResultList().forEach(em::remove);
        LeadBatch batch = new LeadBatch(id, me, wish, now);
        em.persist(batch);
        em.flush(); // its leads refer to it by a key that Hibernate knows nothing of
        return batch;
    }

    /** @throws NoSuchBatch when the caller made none of that id within the last day */
    LeadBatch find(UUID id, LockModeType lock) {
        return em.createQuery("select b from LeadBatch b where b.id = :id and b.staffId = :me and b.at >= :then", LeadBatch.class).setParameter("id", id)
                .setParameter("me", caller.get().person()).setParameter("then", Instant.now().minus(KEPT)).setLockMode(lock).getResultStream().findFirst()
                .orElseThrow(() -> new NoSuchBatch(id));
    }

    /** By SQL, as working memory is kept: what was done stands in the trail with each lead. */
    void keep(LeadBatch batch, List<BatchLine> lines) {
        run("insert into lead_batch_lead (outcome, batch_id, lead_id, firm_id, staff_id, owner_id, stage, since) values (?, ?, ?, ?, ?, ?, ?, ?)", lines, (put, line) -> {
            put.setObject(2, batch.getId());
            put.setObject(3, line.lead());
            put.setObject(4, caller.get().firm());
            put.setObject(5, caller.get().person());
            put.setObject(6, line.owner());
            put.setString(7, line.stage().name());
            put.setTimestamp(8, Timestamp.from(line.since()));
        });
    }

    /** Tells what became of these leads when the batch was taken back. */
    void became(LeadBatch batch, List<BatchLine> lines) {
        run("update lead_batch_lead set outcome = ? where batch_id = ? and lead_id = ? and firm_id = ?", lines, (put, line) -> {
            put.setObject(2, batch.getId());
            put.setObject(3, line.lead());
            put.setObject(4, caller.get().firm());
        });
    }

    /** A statement's values but the first, which is the outcome. */
    private interface Values {
        void set(PreparedStatement statement, BatchLine line) throws SQLException;
    }

    private void run(String sql, List<BatchLine> lines, Values values) {
        em.unwrap(Session.class).doWork(connection -> {
            try (PreparedStatement statement = connection.prepareStatement(sql)) {
                for (BatchLine line : lines) {
                    statement.setString(1, line.outcome().name());
                    values.set(statement, line);
                    statement.addBatch();
                }
                statement.executeBatch();
            }
        });
    }

    /** Of a batch, in the order in which leads are locked. */
    List<BatchLine> lines(UUID batch) {
        return em.unwrap(Session.class).doReturningWork(connection -> {
            List<BatchLine> lines = new ArrayList<>();
            try (PreparedStatement ask = connection.prepareStatement("select lead_id, outcome, owner_id, stage, since from lead_batch_lead where firm_id = ? and batch_id = ?")) {
                ask.setObject(1, caller.get().firm());
                ask.setObject(2, batch);
                try (ResultSet told = ask.executeQuery()) {
                    while (told.next()) {
                        lines.add(new BatchLine(told.getObject(1, UUID.class), BatchOutcome.valueOf(told.getString(2)), told.getObject(3, UUID.class), Stage.valueOf(told.getString(4)),
                                told.getTimestamp(5).toInstant()));
                    }
                }
            }
            lines.sort(Comparator.comparing(BatchLine::lead)); // as Java orders ids, which PostgreSQL does not
            return lines;
        });
    }

    BatchResult result(LeadBatch batch) {
        Map<UUID, BatchOutcome> outcomes = lines(batch.getId()).stream().collect(Collectors.toMap(BatchLine::lead, BatchLine::outcome));
        return new BatchResult(batch.getId(), batch.wish(), list.of(outcomes.keySet()).stream().map(row -> new BatchRow(row, 0, outcomes.get(row.id()))).toList(), batch.isUndone(), choices());
    }

    private LeadChoices choices() {
        List<Map<UUID, String>> people = colleagues.holding(List.of(EnumSet.allOf(Role.class), OWNERS));
        return new LeadChoices(areas.all(), campaigns.sourceNames(), Map.of(), people.get(0), people.get(1), Map.of());
    }
}
