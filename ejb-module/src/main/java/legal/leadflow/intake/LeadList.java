package legal.leadflow.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
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
import legal.leadflow.kernel.WarmingUp;
import legal.leadflow.parties.Parties;
import legal.leadflow.parties.PhoneMatch;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.tenancy.FirmQueries;
import legal.leadflow.tenancy.Right;

/** Finds a page of leads by keyset: the cost of a page does not grow with its distance from the first. */
@ApplicationScoped
class LeadList {
    /** People a search may find; whoever meets more has to ask more closely. */
    private static final int MOST_PEOPLE = 500;
    private static final Pattern NUMBER = Pattern.compile("(?i)\\s*(?:L-?)?(\\d{1,12})\\s*");
    private static final Parties.Line NOBODY = new Parties.Line("", null);
    @Inject FirmQueries queries;
    @Inject CurrentCaller caller;
    @Inject Parties parties;

    /** What is read of a lead for a list: columns instead of entities, which would be copied, kept and compared for nothing. */
    private record Found(UUID id, long number, UUID party, UUID area, UUID caseType, Stage stage, Disposition disposition, Reason reason, UUID owner,
            UUID source, Instant received, LocalDate limitation) {
        Found(Object[] row) {
            this((UUID) row[0], (Long) row[1], (UUID) row[2], (UUID) row[3], (UUID) row[4], (Stage) row[5], (Disposition) row[6], (Reason) row[7], (UUID) row[8],
                    (UUID) row[9], (Instant) row[10], (LocalDate) row[11]);
        }
    }

    LeadPage page(LeadFilter filter, LeadCursor cursor, int limit) {
        boolean backwards = cursor != null && cursor.newer();
        List<Found> found = query(filter, cursor, backwards, caller.get().may(Right.NARRATIVE), limit + 1);
        boolean more = found.size() > limit;
        List<Found> leads = new ArrayList<>(more ? found.subList(0, limit) : found);
        if (backwards) {
            Collections.reverse(leads);
        }
        if (leads.isEmpty()) {
            return new LeadPage(List.of(), null, null);
        }
        boolean before = backwards ? more : cursor != null;
        boolean after = backwards || more;
        Found first = leads.get(0);
        Found last = leads.get(leads.size() - 1);
        return new LeadPage(rows(leads), before ? new LeadCursor(first.received(), first.id(), true) : null,
                after ? new LeadCursor(last.received(), last.id(), false) : null);
    }

    void warmUp(@Observes WarmingUp start) {
        query(LeadFilter.open(), null, false, true, 1);
    }

    private List<Found> query(LeadFilter filter, LeadCursor cursor, boolean backwards, boolean story, int most) {
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
        return queries.list(Object[].class, columns(story) + " where l.firmId = :firm and " + where + order, values, most).stream().map(Found::new).toList();
    }

    private static String columns(boolean story) {
        return "select l.id, l.number, l.partyId, l.practiceAreaId, l.caseTypeId, l.stage, l.disposition, l.reason, l.ownerId, l.sourceId, l.receivedAt, "
                + (story ? "s.limitationOn from Lead l left join LeadNarrative s on s.id = l.id and s.firmId = :firm" : "cast(null as LocalDate) from Lead l");
    }

    /** These leads as the list shows them, newest first; those that are not there are left out. */
    List<LeadRow> of(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : rows(queries.list(Object[].class, columns(caller.get().may(Right.NARRATIVE)) + " where l.firmId = :firm and l.id in :ids order by l.receivedAt desc, l.id desc",
                Map.of("ids", ids)).stream().map(Found::new).toList());
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

    private List<LeadRow> rows(List<Found> leads) {
        boolean story = caller.get().may(Right.NARRATIVE);
        Collection<UUID> people = leads.stream().map(Found::party).distinct().toList();
        Map<UUID, Parties.Line> lines = parties.lines(people);
        return leads.stream().map(l -> row(l, lines.getOrDefault(l.party(), NOBODY), story)).toList();
    }

    private static LeadRow row(Found l, Parties.Line person, boolean story) {
        return new LeadRow(l.id(), l.number(), l.party(), person.name(), person.phone() == null ? null : person.phone().e164(), l.area(), story ? l.caseType() : null,
                l.stage(), l.disposition(), story ? l.reason() : null, l.owner(), story ? l.source() : null, l.received(), l.limitation());
    }
}
