package legal.leadflow.calls;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import legal.leadflow.campaigns.Campaigns;
import legal.leadflow.campaigns.Dialled;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.identity.Colleagues;
import legal.leadflow.intake.Leads;
import legal.leadflow.intake.NewLead;
import legal.leadflow.intake.OpenLead;
import legal.leadflow.kernel.Phone;
import legal.leadflow.parties.Parties;
import legal.leadflow.parties.PartyDetails;
import legal.leadflow.parties.PartyName;
import legal.leadflow.parties.Speaks;
import legal.leadflow.parties.NewParty;
import legal.leadflow.tenancy.CurrentCaller;

/** What follows from a call that somebody enters: who it was, which lead it belongs to, what it owes to which campaign. */
@ApplicationScoped
class CallEntry {
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject CurrentCaller caller;
    @Inject FieldCipher cipher;
    @Inject Parties parties;
    @Inject Campaigns campaigns;
    @Inject Leads leads;
    @Inject Colleagues colleagues;
    @Inject CallDrafts drafts;
    @Inject Returned returned;
    @Inject CallNotes notes;

    /** When and by what the person reached the firm first; source and campaign may be null. */
    private record First(Instant at, UUID source, UUID campaign) {
        First(Instant at, Dialled dialled) {
            this(at, dialled == null ? null : dialled.source(), dialled == null ? null : dialled.campaign());
        }

        /** Of calls that are returned: the oldest began it, and the oldest that knows a source tells it. */
        static Optional<First> of(List<Call> earlier) {
            Optional<Call> known = earlier.stream().filter(call -> call.sourceId() != null).findFirst();
            return earlier.stream().findFirst().map(oldest -> new First(oldest.startedAt(), known.map(Call::sourceId).orElse(null), known.map(Call::campaignId).orElse(null)));
        }
    }

    Call enter(NewCall told) {
        if (told.isEmpty()) {
            throw new NothingToRecord();
        }
        NotAPhoneNumber.check(told);
        Phone from = CallPhones.read(told.from()).orElse(null);
        Phone to = CallPhones.read(told.to()).orElse(null);
        Dialled dialled = to == null ? null : campaigns.dialled(to).orElse(null);
        Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        Instant started = told.startedAt().isAfter(now) ? now : told.startedAt();
        UUID firm = caller.get().firm();

        Call call = new Call(told.id(), told.direction(), started, now, caller.get().person(), told.outcome());
        call.outside(from, from == null ? null : parties.index(from), cipher, firm);
        call.dialled(to, dialled);
        boolean wrongNumber = told.outcome() == CallOutcome.WRONG_NUMBER;
        if (wrongNumber && told.party() == null && told.hasName()) {
            throw new NameOfWrongNumber();
        }
        Optional<UUID> known = wrongNumber ? Optional.empty() : known(told, from);
        UUID party = wrongNumber ? null : known.map(id -> completed(id, told, from)).orElseGet(() -> registered(told, from));
        List<Call> earlier = returned.by(told);
        UUID lead = party == null ? null : lead(told, party, First.of(earlier).orElse(new First(started, dialled)));
        call.about(party, lead, known.isEmpty());
        if (!NewCall.blank(told.note())) {
            call.noted();
        }
        em.persist(call);
        notes.add(call, told.note());
        if (lead != null) {
            returned.attach(earlier, party, lead);
        }
        touch(told, call, firm);
        if (lead != null && told.area() != null) {
            colleagues.lastPracticeArea(told.area());
        }
        drafts.close(told.id());
        return call;
    }

    /** Whether a call that was saved tells the same: Save was pressed twice, and it is not another caller in a window that shows the same draft. */
    boolean isSame(Call saved, NewCall told) {
        Phone from = CallPhones.read(told.from()).orElse(null);
        Phone to = CallPhones.read(told.to()).orElse(null);
        return saved.outcome() == told.outcome() && notes.says(saved, told.note()) && saved.direction() == told.direction() && Objects.equals(saved.number(cipher), from)
                && Objects.equals(saved.trackingNumber(), to == null ? null : to.e164()) && (saved.partyId() == null || isSamePerson(saved.partyId(), told));
    }

    private boolean isSamePerson(UUID party, NewCall told) {
        if (told.party() != null || !told.hasName()) {
            return told.party() == null || told.party().equals(party);
        }
        PartyName name = parties.details(party).name();
        return tidy(told.first()).equals(tidy(name.given())) && tidy(told.last()).equals(tidy(name.family()));
    }

    private static String tidy(String name) {
        return name == null ? "" : name.strip();
    }

    /** Who was chosen; or, where nobody was chosen and no name typed, the only person with that number. */
    private Optional<UUID> known(NewCall told, Phone from) {
        if (told.party() != null) {
            return Optional.of(parties.details(told.party()).id());
        }
        List<UUID> same = told.newPerson() || told.hasName() || from == null ? List.of() : parties.withPhone(from);
        return same.size() == 1 ? Optional.of(same.get(0)) : Optional.empty();
    }

    /** Adds what the firm did not know yet; a name that it knows is changed on the person's own page only. */
    private UUID completed(UUID party, NewCall told, Phone from) {
        PartyDetails known = parties.details(party);
        if (known.name().shown().isEmpty() && told.hasName()) {
            parties.rename(party, new PartyName(told.first(), told.last()));
        }
        if (told.speaks() != Speaks.UNKNOWN && told.speaks() != known.speaks() && told.party() != null) {
            parties.speaks(party, told.speaks());
        }
        if (from != null) {
            parties.addPhone(party, from);
        }
        return party;
    }

    private UUID registered(NewCall told, Phone from) {
        return from == null && !told.hasName() ? null : parties.register(NewParty.person(told.first(), told.last(), told.speaks(), from));
    }

    /** The newest open lead, unless the person called about something else. */
    private UUID lead(NewCall told, UUID party, First first) {
        Optional<OpenLead> open = told.newMatter() ? Optional.empty() : leads.openLeadOf(party);
        return open.map(OpenLead::id).orElseGet(() -> leads.open(new NewLead(party, told.area(), told.type(), first.at(), first.source(), first.campaign(), told.said(),
                null, null)));
    }

    private void touch(NewCall told, Call call, UUID firm) {
        String said = NewCall.blank(told.said()) ? null : told.said().strip();
        if (call.leadId() != null && told.direction() == Direction.INBOUND && (call.sourceId() != null || said != null)) {
            TouchpointBasis basis = call.sourceId() != null ? TouchpointBasis.DIALLED_NUMBER : TouchpointBasis.CALLER_SAID;
            em.flush(); // the touchpoint refers to the call by a key that Hibernate knows nothing of
            em.persist(new Touchpoint(call, basis, said, cipher, firm));
        }
    }
}
