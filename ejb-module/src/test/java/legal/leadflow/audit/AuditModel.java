package legal.leadflow.audit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import legal.leadflow.TestFirms;
import legal.leadflow.calls.CallFilter;
import legal.leadflow.calls.CallService;
import legal.leadflow.campaigns.CampaignService;
import legal.leadflow.campaigns.Channel;
import legal.leadflow.campaigns.SourceEntry;
import legal.leadflow.identity.StaffService;
import legal.leadflow.intake.Disposition;
import legal.leadflow.intake.LeadFilter;
import legal.leadflow.intake.LeadService;
import legal.leadflow.intake.NewLead;
import legal.leadflow.intake.Reason;
import legal.leadflow.intake.Stage;
import legal.leadflow.intake.TrailFinder;
import legal.leadflow.kernel.Phone;
import legal.leadflow.parties.NewParty;
import legal.leadflow.parties.PartyChange;
import legal.leadflow.parties.PartyDetails;
import legal.leadflow.parties.PartyKind;
import legal.leadflow.parties.PartyService;
import legal.leadflow.parties.Speaks;
import legal.leadflow.tenancy.Caller;
import legal.leadflow.tenancy.Role;

/**
 * People of some firms who do this and that at random through the services, and what the trail must then say: by this class alone, which knows who may do what,
 * which steps a lead may take and what each of them changes, and asks none of it of the product.
 */
final class AuditModel {
    private static final List<Role> DESK = List.of(Role.RECEPTIONIST, Role.INTAKE, Role.ATTORNEY, Role.PARTNER);
    private static final List<Role> WORK = List.of(Role.INTAKE, Role.ATTORNEY, Role.PARTNER);
    private static final List<Role> LAWYERS = List.of(Role.ATTORNEY, Role.PARTNER);
    private static final List<Role> TRAIL = List.of(Role.COMPLIANCE, Role.FIRM_ADMIN);
    private static final List<Role> PEOPLE = List.of(Role.RECEPTIONIST, Role.INTAKE, Role.ATTORNEY, Role.PARTNER, Role.MARKETING, Role.PROVIDER, Role.COMPLIANCE, Role.FIRM_ADMIN);
    private static final Channel[] CHANNELS = Channel.values();
    private static final String[] NAMES = {"Ana", "Teo", "Marisol", "Nora", "Öykü", "李", "O’Hara", "Delgado-Ruiz"};

    private final AuditedServer server;
    private final Random random;
    private final List<ItsFirm> firms = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    private static final class ItsFirm {
        private final UUID id;
        private final List<Caller> people;
        private final List<ItsParty> parties = new ArrayList<>();
        private final List<ItsLead> leads = new ArrayList<>();
        private final List<ItsSource> sources = new ArrayList<>();
        private boolean sealed;

        ItsFirm(UUID id) {
            this.id = id;
            people = PEOPLE.stream().map(role -> new Caller(id, UUID.randomUUID(), java.util.Set.of(role), "")).toList();
        }
    }

    private static final class ItsParty {
        private UUID id;
        private String given;
        private String family;
    }

    private static final class ItsLead {
        private UUID id;
        private ItsParty party;
        private String stage = "NEW";
        private String ended;
        private String reason;
    }

    private static final class ItsSource {
        private UUID id;
        private String name;
        private String channel;
        private boolean active = true;
        private int version;
    }

    /** Everybody signs in, which this model leaves out. */
    AuditModel(AuditedServer server, Random random, int firms) throws Exception {
        this.server = server;
        this.random = random;
        for (int i = 0; i < firms; i++) {
            ItsFirm firm = new ItsFirm(TestFirms.create());
            for (Caller one : firm.people) {
                server.call(one, StaffService.class, "signedIn");
            }
            this.firms.add(firm);
        }
    }

    List<UUID> firms() {
        return firms.stream().map(firm -> firm.id).toList();
    }

    /** That everything so far is sealed. */
    void sealed() {
        firms.forEach(firm -> firm.sealed = true);
    }

    /** One operation, by chance. @return what it was */
    String next() throws Exception {
        ItsFirm firm = pick(firms);
        Caller by = pick(firm.people);
        int which = random.nextInt(22);
        return switch (which) {
            case 0, 1 -> register(firm, by);
            case 2 -> rename(firm, by);
            case 3, 4 -> open(firm, by);
            case 5, 6, 7 -> move(firm, by);
            case 8 -> close(firm, by);
            case 9 -> reopen(firm, by);
            case 10 -> note(firm, by);
            case 11 -> viewLead(firm, by);
            case 12 -> viewParty(firm, by);
            case 13 -> addSource(firm, by);
            case 14 -> changeSource(firm, by);
            case 15 -> list(by, "lead.listed", LeadService.class, "list", DESK, words -> new Object[] {new LeadFilter(LeadFilter.Which.ALL, java.util.Set.of(), null, false, null, null, null, null, words), null, 5});
            case 16 -> list(by, "calls.listed", CallService.class, "log", DESK, words -> new Object[] {new CallFilter(null, null, null, null, null, words, false), null, 5});
            case 17 -> list(by, "audit.searched", TrailFinder.class, "find", List.of(Role.COMPLIANCE), words -> new Object[] {words == null ? "nobody" : words});
            case 18 -> plain(by, "audit.listed", AuditService.class, "list", TRAIL, AuditFilter.ALL, null, false, 5);
            case 19 -> plain(by, "staff.listed", StaffService.class, "names", Stream.concat(DESK.stream(), TRAIL.stream()).toList());
            case 20 -> plain(by, "campaign.catalogue-listed", CampaignService.class, "catalogue", List.of(Role.PARTNER, Role.MARKETING));
            default -> export(firm, by);
        };
    }

    /** What the trail must have got since this was asked last, in that order. */
    List<String> expected() {
        List<String> told = List.copyOf(expected);
        expected.clear();
        return told;
    }

    private String register(ItsFirm firm, Caller by) throws Exception {
        ItsParty party = new ItsParty();
        party.given = random.nextInt(4) == 0 ? null : pick(NAMES);
        party.family = random.nextInt(10) == 0 ? null : pick(NAMES);
        String number = random.nextInt(3) == 0 ? null : "+1713555%04d".formatted(random.nextInt(10_000));
        boolean told = party.given != null || party.family != null || number != null;
        Object made = call(by, "party.registered", DESK, told, null, PartyService.class, "register",
                new NewParty(PartyKind.PERSON, party.given, party.family, Speaks.ES, number == null ? List.of() : List.of(new Phone(number)), List.of(), null), null);
        if (made != null) {
            party.id = (UUID) made;
            firm.parties.add(party);
            List<String> changes = new ArrayList<>(created("party", "kind=PERSON", "given_name=" + party.given, "family_name=" + party.family, "language=ES", "do_not_contact=false"));
            if (number != null) {
                changes.addAll(created("party_phone", "party_id=" + party.id, "number=" + number));
            }
            done(by, "party.registered", "party", party.id, party.id, null, null, changes);
        }
        return "party.registered";
    }

    private String rename(ItsFirm firm, Caller by) throws Exception {
        ItsParty party = some(firm.parties);
        String was = party == null ? null : party.family;
        String now = pick(NAMES);
        boolean stale = random.nextInt(5) == 0;
        UUID id = party == null ? UUID.randomUUID() : party.id;
        Object details = call(by, "party.viewed", DESK, party != null, new String[] {"party", id.toString(), id.toString(), null}, PartyService.class, "view", id);
        if (details == null) {
            return "party.viewed";
        }
        done(by, "party.viewed", "party", id, id, null, null, List.of());
        if (call(by, "party.changed", DESK, !stale, new String[] {"party", id.toString(), id.toString(), null}, PartyService.class, "change", id,
                stale ? "0.0.0" : ((PartyDetails) details).tag(), new PartyChange(null, false, now, true, null)) != null) {
            party.family = now;
            done(by, "party.changed", "party", id, id, null, null, now.equals(was) ? List.of() : List.of(changed("party", "family_name", was, now)));
        }
        return "party.changed";
    }

    private String open(ItsFirm firm, Caller by) throws Exception {
        ItsParty party = some(firm.parties);
        boolean future = random.nextInt(8) == 0;
        ItsSource source = random.nextBoolean() ? null : some(firm.sources);
        Instant received = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(10_000_000)).plusSeconds(future ? 10_000_000_000L : 0);
        Object made = call(by, "lead.opened", DESK, party != null && !future, null, LeadService.class, "open",
                new NewLead(party == null ? UUID.randomUUID() : party.id, null, null, received, source == null ? null : source.id, null, null, null, null), null);
        if (made != null) {
            ItsLead lead = new ItsLead();
            lead.id = (UUID) made;
            lead.party = party;
            firm.leads.add(lead);
            List<String> changes = new ArrayList<>(created("lead", "number=" + firm.leads.size(), "party_id=" + party.id, "stage=NEW", "received_at=" + received, "stage_since=<time>",
                    "source_id=" + (source == null ? null : source.id), "owner_id=" + (role(by) == Role.INTAKE ? by.person() : null)));
            changes.addAll(created("lead_stage_change", "lead_id=" + made, "to_stage=NEW", "at=<time>", "by_id=" + by.person()));
            done(by, "lead.opened", "lead", lead.id, party.id, lead.id, null, changes);
        }
        return "lead.opened";
    }

    private String move(ItsFirm firm, Caller by) throws Exception {
        ItsLead lead = some(firm.leads);
        Stage to = pick(Stage.values());
        Stage saw = seen(lead);
        boolean follows = lead != null && saw.name().equals(lead.stage) && lead.ended == null && !lead.stage.equals("SIGNED") && !lead.stage.equals(to.name()) && (to != Stage.SIGNED || lead.stage.equals("RETAINER_SENT"))
                && (LAWYERS.contains(role(by)) || to != Stage.RETAINER_SENT && to != Stage.SIGNED);
        step(firm, by, lead, "lead.moved", follows, "move", () -> {
            List<String> changes = new ArrayList<>(List.of(changed("lead", "stage", lead.stage, to.name()), changed("lead", "stage_since", "<time>", "<time>")));
            changes.addAll(created("lead_stage_change", "lead_id=" + lead.id, "from_stage=" + lead.stage, "to_stage=" + to, "at=<time>", "by_id=" + by.person()));
            lead.stage = to.name();
            return changes;
        }, saw, to);
        return "lead.moved";
    }

    private String close(ItsFirm firm, Caller by) throws Exception {
        ItsLead lead = some(firm.leads);
        Disposition how = pick(Disposition.values());
        Reason why = random.nextInt(4) == 0 ? pick(Reason.values()) : pick(Stream.of(Reason.values()).filter(reason -> how.name().equals(endOf(reason))).toList());
        String note = random.nextBoolean() ? null : "a word " + pick(NAMES);
        Stage saw = seen(lead);
        boolean follows = lead != null && saw.name().equals(lead.stage) && lead.ended == null && !lead.stage.equals("SIGNED") && how.name().equals(endOf(why)) && (how != Disposition.CONFLICT || LAWYERS.contains(role(by)));
        step(firm, by, lead, "lead.closed", follows, "close", () -> {
            List<String> changes = new ArrayList<>(List.of(changed("lead", "disposition", null, how.name()), changed("lead", "reason", null, why.name()), changed("lead", "stage_since", "<time>", "<time>")));
            changes.addAll(created("lead_stage_change", "lead_id=" + lead.id, "from_stage=" + lead.stage, "to_stage=" + lead.stage, "disposition=" + how, "reason=" + why, "at=<time>", "by_id=" + by.person()));
            changes.addAll(noted(lead, note, by, true));
            lead.ended = how.name();
            lead.reason = why.name();
            return changes;
        }, saw, how, why, note);
        return "lead.closed";
    }

    /** The lead's stage; now and then the one of a page that was opened long ago. */
    private Stage seen(ItsLead lead) {
        return lead == null || random.nextInt(6) == 0 ? pick(Stage.values()) : Stage.valueOf(lead.stage);
    }

    private String reopen(ItsFirm firm, Caller by) throws Exception {
        ItsLead lead = some(firm.leads);
        Reason why = pick(List.of(Reason.CAME_BACK, Reason.NEW_FACTS, Reason.CLOSED_IN_ERROR, Reason.CONFLICT_WAIVED, Reason.SIGNED_IN_ERROR, Reason.ROBOCALL));
        boolean lawyer = LAWYERS.contains(role(by));
        boolean follows = lead != null && (lead.ended == null ? lead.stage.equals("SIGNED") && lawyer && why == Reason.SIGNED_IN_ERROR
                : (lawyer || !lead.ended.equals("CONFLICT")) && (why == Reason.CONFLICT_WAIVED ? lead.ended.equals("CONFLICT") : why != Reason.SIGNED_IN_ERROR && why != Reason.ROBOCALL));
        String note = random.nextBoolean() ? null : "again " + pick(NAMES);
        step(firm, by, lead, "lead.reopened", follows, "reopen", () -> {
            String back = lead.ended == null ? "RETAINER_SENT" : lead.stage;
            List<String> changes = new ArrayList<>(List.of(changed("lead", "stage_since", "<time>", "<time>")));
            if (lead.ended == null) {
                changes.add(changed("lead", "stage", lead.stage, back));
            } else {
                changes.add(changed("lead", "disposition", lead.ended, null));
                changes.add(changed("lead", "reason", lead.reason, null));
            }
            changes.addAll(created("lead_stage_change", "lead_id=" + lead.id, "from_stage=" + lead.stage, "to_stage=" + back, "reason=" + why, "at=<time>", "by_id=" + by.person()));
            changes.addAll(noted(lead, note, by, true));
            lead.stage = back;
            lead.ended = null;
            lead.reason = null;
            return changes;
        }, why, note);
        return "lead.reopened";
    }

    private String note(ItsFirm firm, Caller by) throws Exception {
        ItsLead lead = some(firm.leads);
        String text = "noted " + pick(NAMES);
        step(firm, by, lead, "lead.noted", lead != null, "addNote", () -> noted(lead, text, by, false), text);
        return "lead.noted";
    }

    private String viewLead(ItsFirm firm, Caller by) throws Exception {
        ItsFirm of = random.nextInt(4) == 0 ? pick(firms) : firm;
        ItsLead lead = some(of.leads);
        UUID id = lead == null ? UUID.randomUUID() : lead.id;
        if (call(by, "lead.viewed", DESK, lead != null && of == firm, new String[] {"lead", id.toString(), null, id.toString()}, LeadService.class, "view", id, random.nextBoolean()) != null) {
            done(by, "lead.viewed", "lead", id, lead.party.id, id, null, List.of());
        }
        return "lead.viewed";
    }

    private String viewParty(ItsFirm firm, Caller by) throws Exception {
        ItsFirm of = random.nextInt(4) == 0 ? pick(firms) : firm;
        ItsParty party = some(of.parties);
        UUID id = party == null ? UUID.randomUUID() : party.id;
        if (call(by, "party.viewed", DESK, party != null && of == firm, new String[] {"party", id.toString(), id.toString(), null}, PartyService.class, "view", id) != null) {
            done(by, "party.viewed", "party", id, id, null, null, List.of());
        }
        return "party.viewed";
    }

    private String addSource(ItsFirm firm, Caller by) throws Exception {
        ItsSource source = new ItsSource();
        source.name = "Source " + random.nextInt(300);
        source.channel = pick(CHANNELS).name();
        boolean free = firm.sources.stream().noneMatch(other -> other.name.equals(source.name));
        Object made = call(by, "campaign.source-added", List.of(Role.PARTNER, Role.MARKETING), free, null, CampaignService.class, "addSource",
                new SourceEntry(source.name, Channel.valueOf(source.channel), true));
        if (made != null) {
            source.id = (UUID) made;
            firm.sources.add(source);
            done(by, "campaign.source-added", "source", source.id, null, null, null, created("source", "name=" + source.name, "channel=" + source.channel, "active=true"));
        }
        return "campaign.source-added";
    }

    private String changeSource(ItsFirm firm, Caller by) throws Exception {
        ItsSource source = some(firm.sources);
        UUID id = source == null ? UUID.randomUUID() : source.id;
        boolean stale = random.nextInt(4) == 0;
        boolean active = random.nextBoolean();
        String channel = pick(CHANNELS).name();
        String name = source == null ? "Nobody's" : source.name;
        if (call(by, "campaign.source-changed", List.of(Role.PARTNER, Role.MARKETING), source != null && !stale, new String[] {"source", id.toString(), null, null}, CampaignService.class, "changeSource",
                id, source == null ? 0 : source.version + (stale ? 1 : 0), new SourceEntry(name, Channel.valueOf(channel), active)) != null) {
            List<String> changes = new ArrayList<>();
            if (!channel.equals(source.channel)) {
                changes.add(changed("source", "channel", source.channel, channel));
            }
            if (active != source.active) {
                changes.add(changed("source", "active", String.valueOf(source.active), String.valueOf(active)));
            }
            source.version += changes.isEmpty() ? 0 : 1;
            source.channel = channel;
            source.active = active;
            done(by, "campaign.source-changed", "source", id, null, null, null, changes);
        }
        return "campaign.source-changed";
    }

    private String export(ItsFirm firm, Caller by) throws Exception {
        SealRange range = (SealRange) call(by, "audit.export-prepared", List.of(Role.COMPLIANCE), firm.sealed, null, AuditService.class, "sealed", null, null);
        if (range != null) {
            done(by, "audit.export-prepared", null, null, null, null, null, List.of());
            call(by, "audit.exported", List.of(Role.COMPLIANCE), true, null, AuditService.class, "export", range, range.last());
            done(by, "audit.exported", null, null, null, null, "seals " + range.last() + " to " + range.last(), List.of());
        }
        return "audit.exported";
    }

    private interface Arguments {
        Object[] with(String words);
    }

    private String list(Caller by, String action, Class<?> service, String method, List<Role> allowed, Arguments arguments) throws Exception {
        String words = random.nextBoolean() && !action.equals("audit.searched") ? null : pick(NAMES);
        if (call(by, action, allowed, true, null, service, method, arguments.with(words)) != null) {
            done(by, action, null, null, null, null, words, List.of());
        }
        return action;
    }

    private String plain(Caller by, String action, Class<?> service, String method, List<Role> allowed, Object... arguments) throws Exception {
        if (call(by, action, allowed, true, null, service, method, arguments) != null) {
            done(by, action, null, null, null, null, null, List.of());
        }
        return action;
    }

    private interface Step {
        List<String> taken();
    }

    /** A step of a lead that may be missing. */
    private void step(ItsFirm firm, Caller by, ItsLead lead, String action, boolean follows, String method, Step step, Object... arguments) throws Exception {
        UUID id = lead == null ? UUID.randomUUID() : lead.id;
        Object[] all = Stream.concat(Stream.of(id), Arrays.stream(arguments)).toArray();
        String party = lead == null ? null : lead.party.id.toString();
        if (call(by, action, WORK, follows, new String[] {"lead", id.toString(), party, id.toString()}, LeadService.class, method, all) != null) {
            done(by, action, "lead", id, lead.party.id, id, null, step.taken());
        }
    }

    private List<String> noted(ItsLead lead, String text, Caller by, boolean withStep) {
        return text == null ? List.of() : created("lead_note", "lead_id=" + lead.id, withStep ? "stage_change_id=<id>" : "stage_change_id=null", "text=" + text, "at=<time>", "by_id=" + by.person());
    }

    /**
     * Makes the call, and expects the entry of one that is refused or fails.
     *
     * @param told what a failed one tells: kind and id of its subject, party, lead; null when it tells nothing
     * @return what it gave, or true where it gave nothing; null when it did not end well
     */
    private Object call(Caller by, String action, List<Role> allowed, boolean good, String[] told, Class<?> service, String method, Object... arguments) throws Exception {
        boolean may = allowed.contains(role(by));
        String outcome = !may ? "REFUSED" : good ? null : "FAILED";
        if (outcome != null) {
            String[] named = told == null || !may ? new String[4] : told;
            expected.add(line(by, action, outcome, named[0], named[1], named[2], named[3], null, List.of()));
        }
        try {
            Object result = server.call(by, service, method, arguments);
            return outcome != null ? null : result == null ? Boolean.TRUE : result;
        } catch (RuntimeException e) {
            if (outcome == null) {
                throw new IllegalStateException(by + " " + action + " was to end well", e);
            }
            return null;
        }
    }

    private void done(Caller by, String action, String kind, UUID subject, UUID party, UUID lead, String detail, List<String> changes) {
        expected.add(line(by, action, "DONE", kind, text(subject), text(party), text(lead), detail, changes));
    }

    static String line(Caller by, String action, String outcome, String kind, String subject, String party, String lead, String detail, List<String> changes) {
        return line(by.firm(), by.person(), action, outcome, kind, subject, party, lead, detail, changes);
    }

    /** The one spelling of an entry, of the model's and of the trail's. */
    static String line(UUID firm, UUID actor, String action, String outcome, String kind, String subject, String party, String lead, String detail, List<String> changes) {
        return String.join("|", firm.toString(), actor.toString(), action, outcome, kind + " " + subject, "party " + party, "lead " + lead, "detail " + detail,
                changes.stream().sorted().toList().toString());
    }

    /** {@code table.column KIND before > after}. */
    static String change(String table, String column, String kind, String before, String after) {
        return table + "." + column + " " + kind + " " + before + " > " + after;
    }

    private static String changed(String table, String column, String before, String after) {
        return change(table, column, "CHANGED", before, after);
    }

    private static List<String> created(String table, String... fields) {
        return Stream.concat(Stream.of(change(table, "*", "CREATED", null, null)), Stream.of(fields).map(field -> field.split("=", 2)).filter(field -> !field[1].equals("null"))
                .map(field -> change(table, field[0], "CREATED", null, field[1]))).toList();
    }

    /** By the names alone: which end a reason explains. */
    private static String endOf(Reason reason) {
        return switch (reason) {
            case REFERRED_OTHER_AREA, REFERRED_OTHER_STATE, REFERRED_CAPACITY, REFERRED_OTHER -> "REFERRED_OUT";
            case NO_LIABILITY, NO_DAMAGES, LIMITATION_PASSED, WRONG_AREA, WRONG_STATE, PRIOR_COUNSEL, NOTHING_TO_RECOVER, TURNED_DOWN_OTHER -> "TURNED_DOWN";
            case HIRED_OTHER, UNREACHABLE, NO_INTEREST, TOO_EXPENSIVE, LOST_OTHER -> "LOST";
            case SAME_MATTER -> "DUPLICATE";
            case ROBOCALL, SALES_CALL, WRONG_NUMBER, SPAM_OTHER -> "SPAM";
            case ADVERSE_IS_CLIENT, ADVERSE_WAS_CLIENT, CONFLICT_OTHER -> "CONFLICT";
            default -> null;
        };
    }

    private static Role role(Caller by) {
        return by.roles().iterator().next();
    }

    private static String text(UUID id) {
        return id == null ? null : id.toString();
    }

    /** One of the newest; null now and then, for one that nobody has. */
    private <T> T some(List<T> all) {
        return all.isEmpty() || random.nextInt(12) == 0 ? null : all.get(all.size() - 1 - random.nextInt(Math.min(50, all.size())));
    }

    private <T> T pick(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    @SafeVarargs
    private final <T> T pick(T... all) {
        return all[random.nextInt(all.length)];
    }
}
