package legal.leadflow.web.leads;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import legal.leadflow.intake.BatchKind;
import legal.leadflow.intake.BatchOutcome;
import legal.leadflow.intake.BatchPreview;
import legal.leadflow.intake.BatchRefused;
import legal.leadflow.intake.BatchResult;
import legal.leadflow.intake.BatchRow;
import legal.leadflow.intake.BatchWish;
import legal.leadflow.intake.Disposition;
import legal.leadflow.intake.LeadBatchService;
import legal.leadflow.intake.LeadChoices;
import legal.leadflow.intake.NoSuchBatch;
import legal.leadflow.intake.Reason;
import legal.leadflow.intake.Stage;
import legal.leadflow.kernel.Uuids;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.web.Shell;
import legal.leadflow.web.Show;

/**
 * Backs {@code leads/batch.xhtml}: which leads were chosen and what is to be done to them stand in the address, so that the preview can be loaded again; it ends at a batch, which can
 * be taken back.
 */
@Named
@RequestScoped
public class LeadBatchView {
    static final String PAGE = "/leads/batch";
    private static final String LEAD = "lead";
    private static final String WHOLE = "whole";
    private static final String DO = "do";
    private static final String VALUE = "value";
    private static final String DONE = "done";
    private static final String SEEN = "seen";
    private static final String BATCH = "batch";
    private final UUID next = Uuids.next();
    @Inject LeadBatchService batches;
    @Inject LeadSearches searches;
    @Inject LeadWords words;
    @Inject CurrentCaller caller;
    @Inject Shell shell;
    @Inject Show show;
    private LeadQuery query;
    private Set<UUID> chosen;
    private boolean whole;
    private BatchKind kind;
    private String value;
    private String refused = "";
    private BatchPreview preview;
    private BatchResult result;
    private List<LeadBatchLine> rows;

    @PostConstruct
    void read() {
        Map<String, String[]> told = external().getRequestParameterValuesMap();
        query = LeadQuery.of(told);
        chosen = Arrays.stream(told.getOrDefault(LEAD, new String[0])).flatMap(id -> Uuids.parse(id).stream()).limit(LeadBatchService.MOST).collect(Collectors.toCollection(TreeSet::new));
        whole = told.containsKey(WHOLE);
        kind = Arrays.stream(BatchKind.values()).filter(one -> one.name().equals(told(DO))).findFirst().orElse(BatchKind.OWNER);
        value = told(VALUE);
    }

    /** Reads what the page shows. A batch that is not there, or another person's, gives the same page: not found. */
    public void load() throws IOException {
        try {
            see();
        } catch (NoSuchBatch e) {
            external().responseSendError(404, null);
            FacesContext.getCurrentInstance().responseComplete();
        }
    }

    /** Once, and not while a form that was sent is being read. */
    private void see() {
        if (preview != null || result != null || isAnswering()) {
            return;
        }
        if (!told(DONE).isEmpty()) {
            result = batches.view(Uuids.parse(told(DONE)).orElse(new UUID(0, 0)));
            kind = result.wish().kind();
        } else {
            look(); // also where nothing is chosen: the service says whom the page is for
        }
    }

    private void look() {
        try {
            preview = preview(wish().orElse(null));
        } catch (BatchRefused e) { // an address changed by hand, or a colleague who left
            refused = show.text(e.messageKey());
            preview = preview(null);
        }
    }

    private BatchPreview preview(BatchWish wish) {
        if (!whole) {
            return batches.preview(wish, chosen);
        }
        String searched = searches.text(query.first(LeadQuery.SEARCH));
        if (searched == null && !query.first(LeadQuery.SEARCH).isEmpty()) { // forgotten with the session: without it this would be another list
            refused = show.text("leads.batch.forgotten");
            return batches.preview(null, Set.of());
        }
        return batches.preview(wish, query.filter(caller.get().person(), shell.zone(), searched));
    }

    /** Empty while nothing is wished yet. */
    private Optional<BatchWish> wish() {
        return switch (kind) {
            case OWNER -> value.equals(LeadQuery.NOBODY) ? Optional.of(BatchWish.give(null)) : Uuids.parse(value).map(BatchWish::give);
            case STAGE -> Arrays.stream(Stage.values()).filter(stage -> stage.name().equals(value)).findFirst().map(BatchWish::move);
            case CLOSE -> Arrays.stream(Reason.values()).filter(reason -> reason.name().equals(value)).findFirst().map(BatchWish::close);
        };
    }

    /** Does what was previewed, to the leads as the preview showed them. */
    public void run() throws IOException {
        Map<UUID, Integer> seen = seen();
        Optional<BatchWish> wish = wish();
        if (wish.isEmpty() || seen.isEmpty()) {
            external().redirect(address(kind)); // made up by hand
            return;
        }
        external().redirect(address(DONE, batches.run(Uuids.parse(told(BATCH)).orElseGet(Uuids::next), wish.get(), seen).toString()));
    }

    /** Each lead with its version, {@code id:7}. */
    private static Map<UUID, Integer> seen() {
        Map<UUID, Integer> seen = new LinkedHashMap<>();
        for (String one : external().getRequestParameterValuesMap().getOrDefault(SEEN, new String[0])) {
            String[] parts = one.split(":");
            if (parts.length == 2 && parts[1].matches("\\d{1,9}")) {
                Uuids.parse(parts[0]).ifPresent(id -> seen.put(id, Integer.parseInt(parts[1])));
            }
        }
        return seen;
    }

    public void undo() throws IOException {
        UUID batch = Uuids.parse(told(DONE)).orElse(new UUID(0, 0));
        batches.undo(batch);
        external().redirect(address(DONE, batch.toString()));
    }

    /** Whether a form that was sent is being read: until then nothing is known of the leads. */
    public boolean isAnswering() {
        FacesContext faces = FacesContext.getCurrentInstance();
        return faces.isPostback() && faces.getCurrentPhaseId() != PhaseId.RENDER_RESPONSE;
    }

    /** Whether the page shows what was done. */
    public boolean isOver() {
        see(); // also where a form that was sent is refused, and the page is drawn again
        return result != null;
    }

    public boolean isUndoable() {
        return isAnswering() || isOver() && result.undoable();
    }

    /** Whether something was wished that changes one lead at least. */
    public boolean isReady() {
        return isAnswering() || preview != null && preview.changing() > 0;
    }

    /** Whether what is to be done was chosen. */
    public boolean isWished() {
        see();
        return preview != null && refused.isEmpty() && wish().isPresent();
    }

    /** Why what the address asks for is done to none; empty when it is. */
    public String getRefused() {
        return refused;
    }

    /** The leads in words. */
    public List<LeadBatchLine> getRows() {
        if (rows == null) {
            List<BatchRow> told = isOver() ? result.rows() : preview == null ? List.of() : preview.rows();
            rows = told.stream().map(row -> new LeadBatchLine(row, show, choices(), row.outcome() == null ? "" : became(row.outcome()))).toList();
        }
        return rows;
    }

    private LeadChoices choices() {
        return isOver() ? result.choices() : preview.choices();
    }

    private String became(BatchOutcome outcome) {
        String what = outcome == BatchOutcome.CHANGED ? isOver() ? "leads.batch.changed" : "leads.batch.changes" : "leads.batch.outcome." + outcome;
        return show.text(what, target());
    }

    /** To whom, where, or how, in words. */
    private String target() {
        BatchWish wish = isOver() ? result.wish() : wish().orElseThrow();
        return switch (wish.kind()) {
            case OWNER -> wish.owner() == null ? show.text("leads.list.owner.nobody") : words.person(wish.owner(), choices().people());
            case STAGE -> show.text("intake.stage." + wish.stage());
            case CLOSE -> show.text("intake.stage." + wish.disposition()) + ": " + show.text("leads.reason." + wish.reason());
        };
    }

    /** What would be done, or was done, in one sentence. */
    public String getSum() {
        if (!isOver()) {
            return show.text("leads.batch.sum." + kind, preview.changing(), preview.rows().size() - preview.changing(), target());
        }
        return result.undone() ? show.text("leads.batch.undone", result.count(BatchOutcome.UNDONE), result.count(BatchOutcome.MOVED_ON) + result.count(BatchOutcome.NOT_YOURS))
                : show.text("leads.batch.done." + kind, result.count(BatchOutcome.CHANGED), result.rows().size() - result.count(BatchOutcome.CHANGED), target());
    }

    /** How many leads were chosen. */
    public String getAbout() {
        if (isOver() || preview == null || preview.rows().isEmpty()) {
            return "";
        }
        return show.text(preview.more() ? "leads.batch.first" : "leads.batch.chosen", preview.rows().size());
    }

    public BatchKind getKind() {
        return kind;
    }

    /** What can be done, as links that keep the leads. */
    public List<LeadFilterMenu.View> getKinds() {
        return Arrays.stream(BatchKind.values()).map(one -> new LeadFilterMenu.View(show.text("leads.batch.kind." + one), address(one), one == kind, "")).toList();
    }

    /** What can be chosen for {@link #getKind}, in groups; a group without a name stands by itself. */
    public List<Group> getGroups() {
        return switch (kind) {
            case OWNER -> List.of(new Group("", Stream.concat(Stream.of(choice(LeadQuery.NOBODY, show.text("leads.list.owner.nobody"))),
                    choices().owners().entrySet().stream().map(one -> choice(one.getKey().toString(), one.getValue()))).toList()));
            case STAGE -> List.of(new Group("", Arrays.stream(Stage.values()).filter(stage -> stage != Stage.SIGNED && stage.mayBeSetBy(caller.get().roles()))
                    .map(stage -> choice(stage.name(), show.text("intake.stage." + stage))).toList()));
            case CLOSE -> Disposition.all(caller.get().roles()).stream().map(how -> new Group(show.text("intake.stage." + how),
                    Reason.of(how).stream().map(why -> choice(why.name(), show.text("leads.reason." + why))).toList())).toList();
        };
    }

    private LeadFilterMenu.Choice choice(String code, String label) {
        return new LeadFilterMenu.Choice(code, label, code.equals(value));
    }

    /** Choices under one name. */
    public record Group(String name, List<LeadFilterMenu.Choice> choices) {
        public String getName() {
            return name;
        }

        public List<LeadFilterMenu.Choice> getChoices() {
            return choices;
        }
    }

    /** Parameters of the address that forms carry along: the leads, and the list that they were chosen from. */
    public List<LeadFilterMenu.Parameter> getKept() {
        Stream<LeadFilterMenu.Parameter> filters = query.values().entrySet().stream().flatMap(one -> one.getValue().stream().map(told -> new LeadFilterMenu.Parameter(one.getKey(), told)));
        Stream<LeadFilterMenu.Parameter> leads = whole ? Stream.of(new LeadFilterMenu.Parameter(WHOLE, "true")) : chosen.stream().map(id -> new LeadFilterMenu.Parameter(LEAD, id.toString()));
        return Stream.concat(filters, leads).toList();
    }

    /** Leads that would be changed, with their versions. */
    public List<String> getSeen() {
        return preview == null ? List.of() : preview.rows().stream().filter(row -> row.outcome() == BatchOutcome.CHANGED).map(row -> row.lead().id() + ":" + row.version()).toList();
    }

    /** The id that the batch will have: a button pressed twice makes it once. */
    public UUID getNext() {
        return next;
    }

    public String getValue() {
        return value;
    }

    /** The batch that is shown; empty for none. */
    public String getDone() {
        return told(DONE);
    }

    /** The list that the leads were chosen from. */
    public String getList() {
        return query.address();
    }

    private String address(BatchKind asked) {
        String leads = getKept().stream().map(one -> one.name() + "=" + URLEncoder.encode(one.value(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
        return PAGE + "?" + DO + "=" + asked + (leads.isEmpty() ? "" : "&" + leads);
    }

    /** Without the leads, which the batch knows. */
    private String address(String name, String told) {
        String filters = query.text();
        return PAGE + "?" + name + "=" + told + (filters.isEmpty() ? "" : "&" + filters);
    }

    private static String told(String parameter) {
        return external().getRequestParameterMap().getOrDefault(parameter, "");
    }

    private static ExternalContext external() {
        return FacesContext.getCurrentInstance().getExternalContext();
    }
}
