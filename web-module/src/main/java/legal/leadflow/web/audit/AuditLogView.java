package legal.leadflow.web.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import legal.leadflow.audit.AuditChange;
import legal.leadflow.audit.AuditEntry;
import legal.leadflow.audit.AuditFilter;
import legal.leadflow.audit.AuditPage;
import legal.leadflow.audit.AuditRecord;
import legal.leadflow.audit.AuditService;
import legal.leadflow.audit.NoSuchEntry;
import legal.leadflow.audit.SealState;
import legal.leadflow.tenancy.Role;
import legal.leadflow.tenancy.SealingContext;
import legal.leadflow.web.Shell;
import legal.leadflow.web.Show;

/** Backs {@code audit/log.xhtml}: a page of the trail, and one entry field by field. All of it is asked for in the address. */
@Named
@RequestScoped
public class AuditLogView {
    /** First parts of the actions, which the filter "what" offers; all have a word {@code audit.group.<group>}. */
    private static final int PAGE = 50;
    static final List<String> GROUPS = List.of(AuditFilter.WORK, "call", "inquiry", "lead", "party", "import", "campaign", "practicearea", "staff", "key", "audit", "page");
    private static final List<String> KINDS = List.of("party", "lead", "inquiry", "call", "import", "campaign", "staff", "audit");
    private static final List<String> OUTCOMES = List.of("DONE", "FAILED", "REFUSED");
    /** Fields that a sent form of filters has, also where nothing was chosen; links carry only what was. */
    private static final Set<String> FORM = Set.of("who", "what", "from", "to");
    @Inject
    private AuditService audit;
    @Inject
    private Colleagues colleagues;
    @Inject
    private AuditWords words;
    @Inject
    private Shell shell;
    @Inject
    private Show show;
    private AuditAddress address = new AuditAddress(Map.of());
    private AuditPage page = new AuditPage(List.of(), Map.of(), false, false, SealState.NONE);
    private AuditRecord record;
    private boolean asked;
    private Map<UUID, String> names = Map.of();

    /** Reads what the address asks for; an address that cannot be read is a page that does not exist. */
    public void load() throws IOException {
        ExternalContext outside = FacesContext.getCurrentInstance().getExternalContext();
        address = new AuditAddress(outside.getRequestParameterMap());
        asked = outside.getRequestParameterMap().keySet().containsAll(FORM);
        try {
            page = audit.list(address.filter(shell.zone()), address.place(), address.isNewer(), PAGE);
            record = address.entry() == null ? null : audit.entry(address.entry());
        } catch (IllegalArgumentException | NoSuchEntry e) {
            outside.responseSendError(404, null);
            FacesContext.getCurrentInstance().responseComplete();
            return;
        }
        names = colleagues.names(people());
    }

    private Set<UUID> people() {
        Set<UUID> people = new HashSet<>();
        page.entries().forEach(entry -> people.add(entry.actor()));
        if (record != null) {
            people.add(record.entry().actor());
        }
        return people;
    }

    public List<AuditEntry> getEntries() {
        return page.entries();
    }

    /** Whether the form of filters was sent: its answer takes the focus, because the page that comes may look like the one before it. */
    public boolean isAsked() {
        return asked;
    }

    /** The answer in words: how many entries, from when to when, whether there are others, and when it was looked up. */
    public String getTold() {
        String now = show.timeToTheSecond(Instant.now());
        if (address.isReversed()) {
            return show.text("audit.told.reversed");
        }
        if (page.entries().isEmpty()) {
            return show.text(address.place() == null ? "audit.told.none" : "audit.told.gone", now);
        }
        Instant newest = page.entries().get(0).key().at();
        Instant oldest = page.entries().get(page.entries().size() - 1).key().at();
        String key = page.newer() ? page.older() ? "audit.told.both" : "audit.told.newer" : page.older() ? "audit.told.older" : "audit.told.all";
        return show.text(key, page.entries().size(), moment(oldest), moment(newest), now);
    }

    private String moment(Instant at) {
        return show.date(at) + ", " + show.timeToTheSecond(at);
    }

    /** How far the trail is sealed. */
    public SealState getSeal() {
        return page.seal();
    }

    /** Address of the sealed trail of the days that the filter asks for. */
    public String getExport() {
        return address.export();
    }

    /** The entry looked at; null for none. */
    public AuditEntry getEntry() {
        return record == null ? null : record.entry();
    }

    /** Its changes, grouped by record. */
    public List<ChangeLine> getChanges() {
        List<ChangeLine> lines = new ArrayList<>();
        Map<UUID, String> known = new HashMap<>(names);
        known.putAll(record == null ? Map.of() : record.labels()); // a lead that a field names is known by its number
        AuditChange last = null;
        for (AuditChange change : record == null ? List.<AuditChange>of() : record.changes()) {
            boolean same = last != null && last.record().equals(change.record()) && last.entity().equals(change.entity());
            boolean whole = "*".equals(change.field());
            lines.add(new ChangeLine(same && !whole ? null : words.entity(change.entity()) + " " + label(change.record()),
                    whole ? null : words.field(change.entity() + "." + change.field()),
                    whole ? change.entity() : change.entity() + "." + change.field(), change.kind(), words.value(change, change.before(), known),
                    words.value(change, change.after(), known), change.hidden(), change.erased()));
            last = change;
        }
        return lines;
    }

    /** Whether the entry has more changes than are shown. */
    public boolean isMoreChanges() {
        return record != null && record.more();
    }

    public boolean isSelected(AuditEntry entry) {
        return record != null && record.entry().key().equals(entry.key());
    }

    /** A colleague's name; for whoever runs the installation, or never signed in, that it is no known colleague and the end of the id; the server, which acts for nobody. */
    public String name(UUID person) {
        return person.equals(SealingContext.NOBODY) ? show.text("audit.log.server") : names.getOrDefault(person, show.text("audit.log.outside", words.shortId(person)));
    }

    /** The record an entry is about: its number or name where the reader may know it, else the end of its id. Null for none. */
    public String subject(AuditEntry entry) {
        if (entry.subject() == null) {
            return entry.lead() == null ? null : label(entry.lead());
        }
        return label(entry.subject());
    }

    /** The first fields an entry changed; that the record itself was made goes without saying. */
    public List<String> fields(AuditEntry entry) {
        return entry.fields().stream().filter(field -> !field.equals(entry.subjectKind() + ".*")).toList();
    }

    /** A person's name or a lead's number, as far as the reader may know it. */
    public String label(UUID id) {
        String known = record == null ? null : record.labels().get(id);
        return known != null ? known : page.labels().getOrDefault(id, names.getOrDefault(id, words.shortId(id)));
    }

    /** Address with one part of it changed: {@code at('who', null)}. */
    public String at(String name, String value) {
        return address.with(name, value);
    }

    public String addressOf(AuditEntry entry) {
        return address.with("entry", entry.key().text());
    }

    /** @param id as text too: the address has it so, and expressions make no UUID of a text */
    public String trail(String kind, Object id) {
        return AuditAddress.of(kind, id.toString());
    }

    public String getNewer() {
        return page.newer() && !page.entries().isEmpty() ? address.with("after", page.entries().get(0).key().text()) : null;
    }

    public String getOlder() {
        return page.older() && !page.entries().isEmpty() ? address.with("before", page.entries().get(page.entries().size() - 1).key().text()) : null;
    }

    public String getEverything() {
        return AuditAddress.all();
    }

    public String getTrouble() {
        return AuditAddress.of("outcome", "trouble");
    }

    /** {@code party}, {@code lead}, {@code trouble} or {@code all}: which of the views is shown. */
    public String getView() {
        return part("party") != null ? "party" : part("lead") != null ? "lead" : "trouble".equals(part("outcome")) ? "trouble" : "all";
    }

    /** Name or number of the person or lead whose trail is shown. */
    public String getTrailOf() {
        String id = part("party") != null ? part("party") : part("lead");
        return id == null ? null : label(UUID.fromString(id));
    }

    /** A part of the address as it was given; null for none. */
    public String part(String name) {
        return address.get(name);
    }

    public boolean is(String name, Object value) {
        return String.valueOf(value).equals(address.get(name));
    }

    public boolean isFiltered() {
        return address.isFiltered();
    }

    public List<Map.Entry<UUID, String>> getColleagues() {
        return colleagues.all();
    }

    public List<String> getGroups() {
        return GROUPS;
    }

    public List<String> getKinds() {
        return KINDS;
    }

    public List<String> getOutcomes() {
        return OUTCOMES;
    }

    /** Whether the reader may look for people by name and number. */
    public boolean isFinder() {
        return shell.getRoles().contains(Role.COMPLIANCE_NAME);
    }
}
