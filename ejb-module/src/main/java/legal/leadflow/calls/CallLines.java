package legal.leadflow.calls;

import static java.util.stream.Collectors.toSet;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import legal.leadflow.campaigns.Campaigns;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.identity.Colleagues;
import legal.leadflow.intake.Disposition;
import legal.leadflow.intake.Stage;
import legal.leadflow.parties.Parties;

/** Calls as lists show them: a few queries for all of them together. */
@ApplicationScoped
class CallLines {
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject FieldCipher cipher;
    @Inject Parties parties;
    @Inject Campaigns campaigns;
    @Inject Colleagues colleagues;
    @Inject Calls calls;
    @Inject CallNotes notes;

    private record LeadLine(long number, String stage) {
    }

    List<CallLine> of(List<Call> found) {
        Map<UUID, String> people = parties.names(ids(found, Call::partyId));
        Map<UUID, CallNote> written = notes.of(found);
        Map<UUID, String> staff = colleagues.names(Stream.concat(found.stream().map(Call::staffId), written.values().stream().map(CallNote::by)).filter(Objects::nonNull).collect(toSet()));
        Map<UUID, String> sources = campaigns.sourceNames();
        Map<UUID, String> efforts = campaigns.campaignNames();
        Map<UUID, LeadLine> leads = leads(ids(found, Call::leadId));
        Set<UUID> unanswered = found.stream().filter(Call::unanswered).map(Call::getId).collect(toSet());
        Set<UUID> waiting = new HashSet<>(calls.waiting(List.copyOf(unanswered)));
        Instant now = Instant.now();
        return found.stream().map(call -> {
            LeadLine lead = leads.get(call.leadId());
            boolean waits = waiting.contains(call.getId());
            return new CallLine(call.getId(), call.startedAt(), call.direction(), call.outcome(), call.partyId(), name(call, people), call.number(cipher),
                    call.trackingNumber(), sources.get(call.sourceId()), efforts.get(call.campaignId()), call.length(), staff.getOrDefault(call.staffId(), call.agent(cipher)),
                    call.leadId(), lead == null ? null : lead.number(), lead == null ? null : lead.stage(), notes.view(call, written.get(call.getId()), staff),
                    waits ? Duration.between(call.startedAt(), now) : null,
                    unanswered.contains(call.getId()) && !waits && call.startedAt().isAfter(now.minus(Calls.WAITS_AT_MOST)) && call.hasNumber());
        }).toList();
    }

    private String name(Call call, Map<UUID, String> people) {
        String known = people.getOrDefault(call.partyId(), "");
        String delivered = known.isEmpty() ? call.name(cipher) : known;
        return delivered == null ? "" : delivered;
    }

    private Map<UUID, LeadLine> leads(Collection<UUID> ids) {
        Map<UUID, LeadLine> leads = new HashMap<>();
        if (!ids.isEmpty()) {
            em.createQuery("select l.id, l.number, l.stage, l.disposition from Lead l where l.id in :ids", Object[].class).setParameter("ids", ids)
                    .getResultStream().forEach(row -> leads.put((UUID) row[0], new LeadLine((Long) row[1], stage((Stage) row[2], (Disposition) row[3]))));
        }
        return leads;
    }

    private static String stage(Stage stage, Disposition closed) {
        return closed == null ? stage.name() : closed.name();
    }

    private static Set<UUID> ids(List<Call> calls, Function<Call, UUID> of) {
        return calls.stream().map(of).filter(Objects::nonNull).collect(toSet());
    }
}
