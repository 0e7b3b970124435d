package legal.leadflow.calls;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import legal.leadflow.kernel.Phone;
import legal.leadflow.parties.Parties;
import legal.leadflow.parties.PhoneMatch;

/** Finds calls. An unanswered caller waits until the firm reached that number, left a message there or answered it, a week at most. */
@ApplicationScoped
class Calls {
    /** Who called longer ago than that has found help elsewhere, or calls again. */
    static final Duration WAITS_AT_MOST = Duration.ofDays(7);
    private static final int FOUND_PARTIES = 500;
    private static final String WAITS = " " + """
             and c.direction = legal.leadflow.calls.Direction.INBOUND and c.outcome in (legal.leadflow.calls.CallOutcome.MISSED,
             legal.leadflow.calls.CallOutcome.VOICEMAIL, legal.leadflow.calls.CallOutcome.ABANDONED) and c.startedAt >= :weekAgo and c.outsideIndex is not null and not exists (select 1 from Call d
             where d.outsideIndex = c.outsideIndex and d.startedAt > c.startedAt
             and (d.outcome = legal.leadflow.calls.CallOutcome.ANSWERED or d.direction = legal.leadflow.calls.Direction.OUTBOUND
             and d.outcome in (legal.leadflow.calls.CallOutcome.VOICEMAIL, legal.leadflow.calls.CallOutcome.WRONG_NUMBER)))""";
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject Parties parties;

    /** Calls newest first, at most {@code limit}, beyond the cursor if there is one. */
    List<Call> list(CallFilter filter, CallCursor cursor, int limit) {
        Conditions where = new Conditions();
        where.add("c.outcome = :outcome", "outcome", filter.outcome());
        where.add("c.direction = :direction", "direction", filter.direction());
        where.add("c.startedAt >= :since", "since", filter.since());
        where.add("c.startedAt < :until", "until", filter.until());
        where.add("c.sourceId = :source", "source", filter.source());
        if (filter.search() != null && !filter.search().isBlank() && !search(where, filter.search())) {
            return List.of();
        }
        if (filter.waiting()) {
            where.addAll(WAITS, "weekAgo", Instant.now().minus(WAITS_AT_MOST));
        }
        boolean newer = cursor != null && cursor.newer();
        if (cursor != null) {
            String than = newer ? ">" : "<";
            where.add("c.startedAt " + than + "= :at and (c.startedAt " + than + " :at or c.id " + than + " :id)", "at", cursor.at());
            where.value("id", cursor.id());
        }
        String order = newer ? "asc" : "desc";
        TypedQuery<Call> query = em.createQuery("select c from Call c where 1 = 1" + where + " order by c.startedAt " + order + ", c.id " + order, Call.class);
        List<Call> found = new ArrayList<>(where.set(query).setMaxResults(limit).getResultList());
        if (newer) {
            Collections.reverse(found);
        }
        return found;
    }

    /** False when nobody and nothing has that number or name. */
    private boolean search(Conditions where, String text) {
        Optional<Phone> whole = Phone.parse(text, "US").filter(phone -> text.matches("[+0-9()./\\- ]*"));
        boolean digits = text.matches("[+0-9()./\\- ]*");
        List<UUID> people = digits ? parties.match(text, FOUND_PARTIES).stream().map(PhoneMatch::party).toList() : parties.named(text, FOUND_PARTIES);
        if (whole.isEmpty() && people.isEmpty()) {
            return false;
        }
        whole.ifPresent(phone -> where.value("number", parties.index(phone)));
        if (!people.isEmpty()) {
            where.value("people", people);
        }
        where.text(" and (" + (whole.isPresent() ? "c.outsideIndex = :number" : "1 = 0") + (people.isEmpty() ? "" : " or c.partyId in :people") + ")");
        return true;
    }

    /** The unanswered call with those of the same number before and after it that no lead has, a week around it at most; the oldest first. */
    List<Call> unansweredAround(Call call) {
        Instant at = call.startedAt();
        return em.createQuery("select c from Call c where c.id = :id or c.outsideIndex = :number and c.leadId is null and c.direction = :inbound and c.outcome in :unanswered"
                + " and c.startedAt between :since and :until order by c.startedAt, c.id", Call.class).setParameter("id", call.getId()).setParameter("number", call.index())
                .setParameter("inbound", Direction.INBOUND).setParameter("unanswered", Arrays.stream(CallOutcome.values()).filter(CallOutcome::unanswered).toList())
                .setParameter("since", at.minus(WAITS_AT_MOST)).setParameter("until", at.plus(WAITS_AT_MOST)).getResultList();
    }

    List<Call> ofLead(UUID lead) {
        return em.createQuery("select c from Call c where c.leadId = :lead order by c.startedAt desc, c.id desc", Call.class).setParameter("lead", lead)
                .getResultList();
    }

    List<Call> ofParty(UUID party, int limit) {
        return em.createQuery("select c from Call c where c.partyId = :party order by c.startedAt desc, c.id desc", Call.class)
                .setParameter("party", party).setMaxResults(limit).getResultList();
    }

    /** Those of {@code calls} whose callers still wait. */
    List<UUID> waiting(List<UUID> calls) {
        return calls.isEmpty() ? List.of() : em.createQuery("select c.id from Call c where c.id in :ids" + WAITS, UUID.class).setParameter("ids", calls)
                .setParameter("weekAgo", Instant.now().minus(WAITS_AT_MOST)).getResultList();
    }

    /** Every caller who waits, once, with their first unanswered call; the longest waiting first. */
    List<Object[]> waiting() {
        return em.createQuery("select min(c.startedAt), c.outsideIndex from Call c where 1 = 1" + WAITS + " group by c.outsideIndex order by min(c.startedAt)",
                Object[].class).setParameter("weekAgo", Instant.now().minus(WAITS_AT_MOST)).getResultList();
    }
}
