package legal.leadflow.intake;

import static java.util.stream.Collectors.toMap;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.TypedQuery;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import legal.leadflow.kernel.Phone;
import legal.leadflow.parties.Parties;
import legal.leadflow.parties.PhoneMatch;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.tenancy.Right;

/** Finds a page of leads by keyset: the cost of a page does not grow with its distance from the first. */
@ApplicationScoped
class LeadList {
    static final int PAGE = 50;
    /** People a search may find; whoever meets more has to ask more closely. */
    private static final int MOST_PEOPLE = 500;
    private static final Pattern NUMBER = Pattern.compile("(?i)\\s*(?:L-?)?(\\d{1,12})\\s*");
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject CurrentCaller caller;
    @Inject Parties parties;

    LeadPage page(LeadFilter filter, LeadCursor cursor) {
        boolean backwards = cursor != null && cursor.newer();
        List<Lead> found = query(filter, cursor, backwards).setMaxResults(PAGE + 1).getResultList();
        boolean more = found.size() > PAGE;
        List<Lead> leads = new ArrayList<>(more ? found.subList(0, PAGE) : found);
        if (backwards) {
            Collections.reverse(leads);
        }
        if (leads.isEmpty()) {
            return new LeadPage(List.of(), null, null);
        }
        boolean before = backwards ? more : cursor != null;
        boolean after = backwards || more;
        Lead first = leads.get(0);
        Lead last = leads.get(leads.size() - 1);
        return new LeadPage(rows(leads), before ? new LeadCursor(first.getReceivedAt(), first.getId(), true) : null,
                after ? new LeadCursor(last.getReceivedAt(), last.getId(), false) : null);
    }

    private TypedQuery<Lead> query(LeadFilter filter, LeadCursor cursor, boolean backwards) {
        StringBuilder where = new StringBuilder(switch (filter.which()) {
            case OPEN -> "l.disposition is null and l.stage <> legal.leadflow.intake.Stage.SIGNED";
            case SIGNED -> "l.disposition is null and l.stage = legal.leadflow.intake.Stage.SIGNED";
            case CLOSED -> "l.disposition is not null";
            case ALL -> "1 = 1";
        });
        Map<String, Object> values = new HashMap<>();
        add(where, values, "stages", " and l.stage in :stages", filter.stages().isEmpty() ? null : filter.stages());
        where.append(filter.unowned() ? " and l.ownerId is null" : "");
        add(where, values, "owner", " and l.ownerId = :owner", filter.unowned() ? null : filter.owner());
        add(where, values, "area", " and l.practiceAreaId = :area", filter.area());
        add(where, values, "source", " and l.sourceId = :source", filter.source());
        add(where, values, "from", " and l.receivedAt >= :from", filter.from());
        add(where, values, "until", " and l.receivedAt < :until", filter.until());
        searched(where, values, Leads.blankToNull(filter.text()));
        String after = backwards ? ">" : "<";
        if (cursor != null) {
            where.append(" and l.receivedAt ").append(after).append("= :at and (l.receivedAt ").append(after).append(" :at or l.id ").append(after).append(" :id)");
            values.put("at", cursor.received());
            values.put("id", cursor.id());
        }
        String order = backwards ? " order by l.receivedAt, l.id" : " order by l.receivedAt desc, l.id desc";
        TypedQuery<Lead> query = em.createQuery("select l from Lead l where " + where + order, Lead.class);
        values.forEach(query::setParameter);
        return query;
    }

    private static void add(StringBuilder where, Map<String, Object> values, String name, String condition, Object value) {
        if (value != null) {
            where.append(condition);
            values.put(name, value);
        }
    }

    private void searched(StringBuilder where, Map<String, Object> values, String text) {
        if (text == null) {
            return;
        }
        Set<UUID> people = new HashSet<>(parties.named(text, MOST_PEOPLE));
        parties.match(text, MOST_PEOPLE).stream().map(PhoneMatch::party).forEach(people::add);
        Matcher number = NUMBER.matcher(text);
        where.append(" and (l.partyId in :people or l.number = :number)");
        values.put("people", people.isEmpty() ? Set.of(new UUID(0, 0)) : people);
        values.put("number", number.matches() ? Long.parseLong(number.group(1)) : -1L);
    }

    private List<LeadRow> rows(List<Lead> leads) {
        boolean story = caller.get().may(Right.NARRATIVE);
        Collection<UUID> people = leads.stream().map(Lead::getPartyId).distinct().toList();
        Map<UUID, String> names = parties.names(people);
        Map<UUID, Phone> phones = parties.phones(people);
        Map<UUID, LocalDate> limits = story ? limitations(leads) : Map.of();
        return leads.stream().map(l -> new LeadRow(l.getId(), l.getNumber(), l.getPartyId(), names.getOrDefault(l.getPartyId(), ""),
                phones.containsKey(l.getPartyId()) ? phones.get(l.getPartyId()).e164() : null, l.getPracticeAreaId(), story ? l.getCaseTypeId() : null,
                l.getStage(), l.getDisposition(), story ? l.getReason() : null, l.getOwnerId(), story ? l.getSourceId() : null, l.getReceivedAt(),
                limits.get(l.getId()))).toList();
    }

    private Map<UUID, LocalDate> limitations(List<Lead> leads) {
        return em.createQuery("select n.id, n.limitationOn from LeadNarrative n where n.id in :ids and n.limitationOn is not null", Object[].class)
                .setParameter("ids", leads.stream().map(Lead::getId).toList()).getResultStream().collect(toMap(row -> (UUID) row[0], row -> (LocalDate) row[1]));
    }
}
