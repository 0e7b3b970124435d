package legal.leadflow.intake;

import static legal.leadflow.tenancy.Role.ATTORNEY_NAME;
import static legal.leadflow.tenancy.Role.INTAKE_NAME;
import static legal.leadflow.tenancy.Role.PARTNER_NAME;
import static legal.leadflow.tenancy.Role.RECEPTIONIST_NAME;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.audit.AuditTrail;
import legal.leadflow.audit.Audited;
import legal.leadflow.audit.Subject;
import legal.leadflow.campaigns.Campaigns;
import legal.leadflow.crypto.FieldCipher;
import legal.leadflow.identity.Colleagues;
import legal.leadflow.identity.FirmCurrencies;
import legal.leadflow.kernel.PlainText;
import legal.leadflow.parties.Parties;
import legal.leadflow.parties.Party;
import legal.leadflow.parties.PartyDetails;
import legal.leadflow.requests.Once;
import legal.leadflow.requests.RequestKeys;
import legal.leadflow.tenancy.Caller;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.tenancy.FirmBound;
import legal.leadflow.tenancy.Right;
import legal.leadflow.tenancy.Role;

/** The life of a lead, from the first contact until it is signed or closed. */
@Stateless
@FirmBound
public class LeadService {
    /** Most leads of one page of a list. */
    public static final int MOST_LISTED = 100;
    private static final int SHOWN = 50;
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);
    @PersistenceContext(unitName = "leadflow") EntityManager em;
    @Inject CurrentCaller caller;
    @Inject FieldCipher cipher;
    @Inject AuditTrail trail;
    @Inject Leads leads;
    @Inject LeadList list;
    @Inject SavedViews views;
    @Inject LeadFacts facts;
    @Inject LeadHistory history;
    @Inject LeadTags tags;
    @Inject FactStamps stamps;
    @Inject Parties parties;
    @Inject PracticeAreas areas;
    @Inject Campaigns campaigns;
    @Inject Colleagues colleagues;
    @Inject FirmCurrencies currencies;
    @Inject RequestKeys requests;

    /**
     * Opens a lead for a person the firm knows already.
     *
     * @param once when the request may come twice; else null
     * @throws LeadRefused  when something it refers to is not there, or it was received in the future
     * @throws legal.leadflow.parties.UnknownParty when the firm does not know the person
     */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("lead.opened")
    public UUID open(@NotNull @Valid NewLead told, Once once) {
        return requests.once(once, "lead", () -> {
            parties.need(told.party());
            if (told.received().isAfter(now().plus(CLOCKS_DIFFER))) {
                throw new LeadRefused("received-at", "web.constraint.PastOrPresent");
            }
            return leads.open(told);
        });
    }

    /** What can be chosen for leads, and the names that lists show. */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("lead.choices-listed")
    public LeadChoices choices() {
        return offered();
    }

    private LeadChoices offered() {
        List<Map<UUID, String>> people = colleagues.holding(List.of(EnumSet.allOf(Role.class), EnumSet.of(Role.INTAKE, Role.ATTORNEY, Role.PARTNER),
                EnumSet.of(Role.ATTORNEY, Role.PARTNER)));
        return new LeadChoices(areas.all(), campaigns.sourceNames(), campaigns.campaignNames(), people.get(0), people.get(1), people.get(2));
    }

    /**
     * A page of the leads asked for, newest first.
     *
     * @param cursor null for the first page
     * @param limit  most leads of the page, at most {@value #MOST_LISTED}
     */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("lead.listed")
    public LeadPage list(@NotNull @Valid LeadFilter filter, LeadCursor cursor, @Min(1) @Max(MOST_LISTED) int limit) {
        return page(filter, cursor, limit);
    }

    /** What a person's page of leads shows, in one transaction: {@value #SHOWN} of them, what they can be sorted by, and the saved views. */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("lead.listed")
    public LeadOverview list(@NotNull @Valid LeadFilter filter, LeadCursor cursor) {
        return new LeadOverview(page(filter, cursor, SHOWN), offered(), views.shown());
    }

    private LeadPage page(LeadFilter filter, LeadCursor cursor, int limit) {
        if (Leads.blankToNull(filter.text()) != null) {
            trail.detail(filter.text().strip());
        }
        return list.page(filter, cursor, limit);
    }

    /**
     * A lead with all that the caller may see of it.
     *
     * @param timeline whether the inquiries it came from, its steps, its notes and who looked at it are wanted too
     * @throws NoSuchLead when the firm has none of that id
     */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("lead.viewed")
    public LeadView view(@NotNull @Subject("lead") UUID id, boolean timeline) {
        LeadRows rows = leads.rows(id);
        Lead lead = rows.lead();
        Caller by = caller.get();
        boolean story = by.may(Right.NARRATIVE);
        PartyDetails person = parties.details(lead.getPartyId());
        Disposition ended = lead.getDisposition();
        boolean open = lead.isOpen();
        boolean told = story && timeline;
        return new LeadView(id, tags.of(rows, person), lead.getNumber(), person, facts.of(rows, person), lead.getStage(), ended, story ? lead.getReason() : null,
                lead.getReceivedAt(), lead.getStageSince(), lead.getPracticeAreaId(), story ? lead.getSourceId() : null, story ? lead.getCampaignId() : null,
                timeline ? history.inquiries(id) : List.of(), told ? history.steps(id) : List.of(), told ? history.notes(id) : List.of(), told ? history.looked(by.firm(), id) : List.of(),
                open ? lead.getStage().next(by.roles()) : List.of(), open ? Disposition.all(by.roles()) : List.of(), lead.reopenReasons(by.roles()),
                currencies.of(by.firm()));
    }

    /**
     * Changes facts of a lead and its person. Facts that somebody else changed since {@code seen} are never overwritten: with a clash
     * nothing is saved, and the caller decides and asks again with the clashing facts' present values as seen.
     *
     * @param seen    all facts as they stood when the caller began
     * @param written what the caller wrote, as it was written
     * @throws FactRefused when a value cannot be taken
     * @throws NoSuchLead  when the firm has none of that id
     */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("lead.changed")
    public Saved change(@NotNull @Subject("lead") UUID id, @NotNull Facts seen, @NotNull Facts written) {
        Caller by = caller.get();
        Map<Fact, String> yours = read(written, by.rights());
        Lead lead = leads.find(id);
        Party person = em.find(Party.class, lead.getPartyId(), LockModeType.PESSIMISTIC_WRITE);
        if (by.may(Right.NARRATIVE)) {
            em.refresh(lead, LockModeType.PESSIMISTIC_WRITE); // from here on nobody else changes this lead
        }
        PartyDetails details = parties.details(lead.getPartyId());
        Facts stands = facts.of(leads.rows(id), details);
        FactMerge merge = FactMerge.of(seen, stands, yours);
        if (!merge.clashes().isEmpty()) {
            trail.notDone();
            return new Saved(stands, clashes(lead, person, seen, stands, yours, merge), merge.others());
        }
        facts.write(lead, details, merge.wanted());
        stamps.put(by.firm(), id, merge.wanted().keySet(), by.person(), now());
        return new Saved(facts.of(leads.rows(id), parties.details(lead.getPartyId())), List.of(), merge.others());
    }

    /**
     * Changes facts of a lead and its person for somebody who read them at one version.
     *
     * @param tag     {@link LeadView#tag} as it was read
     * @param written what is to be changed, as it was written
     * @return the lead as it stands now, without its timeline
     * @throws LeadChangedMeanwhile when it is at another version; nothing is saved
     * @throws FactRefused          when a value cannot be taken
     * @throws NoSuchLead           when the firm has none of that id
     */
    @RolesAllowed({RECEPTIONIST_NAME, INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("lead.changed")
    public LeadView change(@NotNull @Subject("lead") UUID id, @NotNull String tag, @NotNull Facts written) {
        Caller by = caller.get();
        Map<Fact, String> wanted = read(written, by.rights());
        Lead lead = leads.find(id);
        em.find(Party.class, lead.getPartyId(), LockModeType.PESSIMISTIC_WRITE);
        if (by.may(Right.NARRATIVE)) {
            em.refresh(lead, LockModeType.PESSIMISTIC_WRITE);
        }
        PartyDetails details = parties.details(lead.getPartyId());
        if (!tags.of(leads.rows(id), details).equals(tag)) {
            throw new LeadChangedMeanwhile(id);
        }
        facts.write(lead, details, wanted);
        stamps.put(by.firm(), id, wanted.keySet(), by.person(), now());
        em.flush(); // the answer tells the new version
        return view(id, false);
    }

    /**
     * Moves an open lead to another stage; other refusals are told by {@link Lead#move}.
     *
     * @param seen where the caller saw it stand
     * @throws LeadMovedMeanwhile when it does not stand there any more
     */
    @RolesAllowed({INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("lead.moved")
    public void move(@NotNull @Subject("lead") UUID lead, @NotNull Stage seen, @NotNull Stage to) {
        Caller by = caller.get();
        em.persist(standing(lead, seen).move(to, by.roles(), by.person(), now()));
    }

    /**
     * Gives a lead to a colleague, or to nobody.
     *
     * @param owner null: nobody
     * @throws FactRefused when the firm has no such colleague
     */
    @RolesAllowed({INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("lead.assigned")
    public void assign(@NotNull @Subject("lead") UUID lead, UUID owner) {
        Caller by = caller.get();
        facts.assign(leads.lock(lead), owner);
        stamps.put(by.firm(), lead, Set.of(Fact.OWNER), by.person(), now());
    }

    /**
     * Closes a lead; {@code note} may be null. Other refusals are told by {@link Lead#close}.
     *
     * @param seen where the caller saw it stand
     * @throws LeadMovedMeanwhile when it does not stand there any more
     */
    @RolesAllowed({INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("lead.closed")
    public void close(@NotNull @Subject("lead") UUID lead, @NotNull Stage seen, Disposition how, Reason why, @PlainText(max = LeadNote.TEXT_MAX, lines = true) String note) {
        Caller by = caller.get();
        explain(standing(lead, seen).close(how, why, by.roles(), by.person(), now()), note);
    }

    /** The lead, locked, where the caller saw it: whoever decides on another state than the present one would undo a colleague's decision unread. */
    private Lead standing(UUID id, Stage seen) {
        Lead lead = leads.lock(id);
        if (lead.getStage() != seen || lead.getDisposition() != null) {
            throw new LeadMovedMeanwhile(id, history.last(id));
        }
        return lead;
    }

    /** Opens a closed lead again, or takes back a signature; {@code note} may be null. Refusals are told by {@link Lead#reopen}. */
    @RolesAllowed({INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("lead.reopened")
    public void reopen(@NotNull @Subject("lead") UUID lead, Reason why, @PlainText(max = LeadNote.TEXT_MAX, lines = true) String note) {
        Caller by = caller.get();
        explain(leads.lock(lead).reopen(why, by.roles(), by.person(), now()), note);
    }

    /** Adds a note to the lead's timeline. */
    @RolesAllowed({INTAKE_NAME, ATTORNEY_NAME, PARTNER_NAME})
    @Audited("lead.noted")
    public UUID addNote(@NotNull @Subject("lead") UUID lead, @NotBlank @PlainText(max = LeadNote.TEXT_MAX, lines = true) String text) {
        return note(leads.find(lead).getId(), null, text, now());
    }

    private static Map<Fact, String> read(Facts written, Set<Right> rights) {
        Map<Fact, String> yours = new EnumMap<>(Fact.class);
        written.values().forEach((fact, text) -> {
            if (!rights.contains(fact.right())) {
                throw new FactRefused(fact, "leads.fact.refused.right");
            }
            yours.put(fact, fact.read(text));
        });
        return yours;
    }

    private List<FactClash> clashes(Lead lead, Party person, Facts seen, Facts stands, Map<Fact, String> yours, FactMerge merge) {
        Map<Fact, FactStamps.Stamp> known = stamps.of(lead.getFirmId(), lead.getId());
        return merge.clashes().stream().map(fact -> {
            FactStamps.Stamp stamp = known.getOrDefault(fact, fact.isOfPerson() ? new FactStamps.Stamp(person.getChangedBy(), person.getChangedAt())
                    : new FactStamps.Stamp(lead.getChangedBy(), lead.getChangedAt()));
            return new FactClash(fact, seen.get(fact), stands.get(fact), yours.get(fact), stamp.by(), stamp.at());
        }).toList();
    }

    private void explain(LeadStageChange change, String note) {
        em.persist(change);
        if (Leads.blankToNull(note) != null) {
            note(change.getLeadId(), change.getId(), note, change.getAt());
        }
    }

    private UUID note(UUID lead, UUID stageChange, String text, Instant at) {
        Caller by = caller.get();
        LeadNote note = new LeadNote(lead, stageChange, by.person(), at);
        em.persist(note.text(cipher.seal(by.firm(), LeadNote.TEXT, note.getId(), text.strip())));
        return note.getId();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MICROS);
    }
}
