package legal.leadflow.web.leads;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import legal.leadflow.identity.Language;
import legal.leadflow.intake.BatchKind;
import legal.leadflow.intake.LeadBatchService;
import legal.leadflow.intake.LeadChoices;
import legal.leadflow.intake.LeadCursor;
import legal.leadflow.intake.LeadFilter;
import legal.leadflow.intake.LeadOverview;
import legal.leadflow.intake.LeadPage;
import legal.leadflow.intake.LeadRow;
import legal.leadflow.intake.LeadService;
import legal.leadflow.intake.SavedViewRow;
import legal.leadflow.kernel.PlainText;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.tenancy.Right;
import legal.leadflow.web.Shell;
import legal.leadflow.web.Show;

/** Backs {@code leads/list.xhtml}. Filters and place stand in the address, what was searched in the session. */
@Named
@RequestScoped
public class LeadListView {
    @Inject LeadService leads;
    @Inject LeadSearches searches;
    @Inject CurrentCaller caller;
    @Inject Shell shell;
    @Inject Show show;
    private LeadQuery query;
    private LeadCursor cursor;
    private LeadOverview overview;
    private List<LeadFilterMenu> menus;
    private List<LeadLine> lines;
    private List<LeadFilterMenu.View> views;
    @PlainText(max = LeadFilter.TEXT_MAX)
    private String text;

    @PostConstruct
    void read() {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        query = LeadQuery.of(external.getRequestParameterValuesMap());
        cursor = LeadCursor.parse(external.getRequestParameterMap().get(LeadQuery.AT)).orElse(null);
        text = searches.text(query.first(LeadQuery.SEARCH));
    }

    /** Shows what was searched for: an empty search shows all. */
    public void search() throws IOException {
        String number = text == null || text.isBlank() ? null : searches.keep(text.strip());
        FacesContext.getCurrentInstance().getExternalContext().redirect(query.with(LeadQuery.SEARCH, number).address());
    }

    private LeadOverview overview() {
        if (overview == null) {
            String asked = searches.text(query.first(LeadQuery.SEARCH));
            overview = leads.list(query.filter(caller.get().person(), shell.zone(), asked), cursor);
        }
        return overview;
    }

    private LeadPage page() {
        return overview().page();
    }

    private LeadChoices choices() {
        return overview().choices();
    }

    /** The leads of the page in words. */
    public List<LeadLine> getRows() {
        if (lines == null) {
            lines = page().rows().stream().map(row -> new LeadLine(row, show, caseName(row), personName(row.owner()), sourceName(row.source()))).toList();
        }
        return lines;
    }

    /** Whether this person reads more of a lead than name, contact and stage. */
    public boolean isStory() {
        return caller.get().may(Right.NARRATIVE);
    }

    /** The filters as menus. */
    public List<LeadFilterMenu> getMenus() {
        if (menus == null) { // a page asks for each list many times
            menus = new LeadFilterMenus(query, choices(), show, spanish(), isStory()).all();
        }
        return menus;
    }

    /** Named filters that people need most, as links. */
    public List<LeadFilterMenu.View> getViews() {
        if (views == null) {
            views = named();
        }
        return views;
    }

    private List<LeadFilterMenu.View> named() {
        LeadQuery none = searchAlone();
        LeadQuery mine = none.with(LeadQuery.OWNER, LeadQuery.ME);
        return Stream.concat(Stream.of(view("leads.list.view.open", none), view("leads.list.view.mine", mine),
                view("leads.list.view.today", none.with(LeadQuery.WHICH, "all").with(LeadQuery.RECEIVED, "0")),
                view("leads.list.view.retainer", none.with(LeadQuery.STAGE, "RETAINER_SENT")), view("leads.list.view.signed", none.with(LeadQuery.WHICH, "signed")),
                view("leads.list.view.closed", none.with(LeadQuery.WHICH, "closed")), view("leads.list.view.all", none.with(LeadQuery.WHICH, "all"))),
                saved().stream().map(this::view)).toList();
    }

    /** The views that were saved: the firm's, then this person's own. */
    List<SavedViewRow> saved() {
        return overview().views();
    }

    private LeadFilterMenu.View view(SavedViewRow saved) {
        LeadQuery asked = LeadQuery.parse(saved.filter()).with(LeadQuery.SEARCH, getSearched());
        return new LeadFilterMenu.View(saved.name(), asked.address(), asked.same(query), saved.firms() ? show.text("leads.view.firms") : "");
    }

    /** The filters that are set; what was searched is none: it was typed, and is forgotten with the session. */
    LeadQuery filters() {
        return query.with(LeadQuery.SEARCH, null);
    }

    /** What was searched, without any filter: views keep it. */
    private LeadQuery searchAlone() {
        return LeadQuery.of(Map.of()).with(LeadQuery.SEARCH, getSearched());
    }

    /** The address of this search among all leads, closed ones too; empty when nothing was searched, or all were. */
    public String getEverywhere() {
        LeadQuery all = searchAlone().with(LeadQuery.WHICH, "all");
        return getSearched().isEmpty() || all.same(query) ? "" : all.address();
    }

    private LeadFilterMenu.View view(String key, LeadQuery asked) {
        return new LeadFilterMenu.View(show.text(key), asked.address(), asked.same(query), "");
    }

    /** Parameters of the address that the search form has to carry along. */
    public List<LeadFilterMenu.Parameter> getKept() {
        return filters().values().entrySet().stream()
                .flatMap(one -> one.getValue().stream().map(value -> new LeadFilterMenu.Parameter(one.getKey(), value))).toList();
    }

    /** The number of the search that is shown; empty without one. */
    public String getSearched() {
        return searches.text(query.first(LeadQuery.SEARCH)) == null ? "" : query.first(LeadQuery.SEARCH);
    }

    /** What can be done to many leads at once. */
    public List<BatchKind> getBatchKinds() {
        return List.of(BatchKind.values());
    }

    /** How many leads are changed at once at most. */
    public int getMostInBatch() {
        return LeadBatchService.MOST;
    }

    /** Whether any filter or search is set. */
    public boolean isFiltered() {
        return !query.values().isEmpty();
    }

    public String getNewer() {
        return place(page().newer());
    }

    public String getOlder() {
        return place(page().older());
    }

    private String place(LeadCursor at) {
        if (at == null) {
            return "";
        }
        String address = query.address();
        return address + (address.contains("?") ? "&" : "?") + LeadQuery.AT + "=" + at.address();
    }

    /** What the page shows: how many, from when to when. */
    public String getShown() {
        List<LeadRow> rows = page().rows();
        Instant newest = rows.get(0).received();
        Instant oldest = rows.get(rows.size() - 1).received();
        return show.text("leads.list.shown", rows.size(), show.date(newest), show.date(oldest));
    }

    /** The case type, else the practice area. */
    private String caseName(LeadRow row) {
        return choices().caseName(row.caseType() == null ? row.area() : row.caseType(), spanish() ? "es" : "en");
    }

    /** Empty for nobody. */
    private String personName(UUID person) {
        return person == null ? "" : choices().people().getOrDefault(person, "");
    }

    private String sourceName(UUID source) {
        return source == null ? "" : choices().sources().getOrDefault(source, "");
    }

    private boolean spanish() {
        return shell.language() == Language.ES;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
