package legal.leadflow.web.calls;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import legal.leadflow.calls.CallCursor;
import legal.leadflow.calls.CallDeskService;
import legal.leadflow.calls.CallFigures;
import legal.leadflow.calls.CallLine;
import legal.leadflow.calls.CallOutcome;
import legal.leadflow.calls.CallPage;
import legal.leadflow.calls.CallService;
import legal.leadflow.calls.Direction;
import legal.leadflow.calls.Waiting;
import legal.leadflow.campaigns.CampaignService;
import legal.leadflow.campaigns.SourceView;
import legal.leadflow.kernel.PlainText;
import legal.leadflow.web.Shell;
import legal.leadflow.web.Show;

/** Backs {@code calls/log.xhtml}. Filters and place stand in the address; what was searched in the session. */
@Named
@RequestScoped
public class CallLogView {
    private static final int PAGE = 50;
    private static final String AT = "at";
    @Inject CallService calls;
    @Inject CallDeskService desk;
    @Inject CampaignService campaigns;
    @Inject CallSearches searches;
    @Inject Shell shell;
    @Inject Show show;
    private CallQuery query;
    private CallCursor cursor;
    private CallPage page;
    private Waiting waiting;
    private CallFigures figures;
    private List<SourceView> sources;
    @PlainText(max = 100)
    private String text;

    @PostConstruct
    void read() {
        ExternalContext external = FacesContext.getCurrentInstance().getExternalContext();
        query = new CallQuery(external.getRequestParameterMap());
        cursor = CallCursor.read(external.getRequestParameterMap().get(AT)).orElse(null);
        text = searches.text(query.value(CallQuery.FIND));
    }

    /** Shows what was searched for; an empty search shows all. */
    public void search() throws IOException {
        String mark = text == null || text.isBlank() ? "" : searches.keep(text.strip());
        FacesContext.getCurrentInstance().getExternalContext().redirect(query.with(CallQuery.FIND, mark).address());
    }

    private CallPage page() {
        if (page == null) {
            page = calls.log(query.filter(shell.zone(), searches.text(query.value(CallQuery.FIND))), cursor, PAGE);
        }
        return page;
    }

    public List<CallDay> getDays() {
        Map<LocalDate, List<CallLine>> days = new LinkedHashMap<>();
        page().lines().forEach(line -> days.computeIfAbsent(line.startedAt().atZone(shell.zone()).toLocalDate(), day -> new ArrayList<>()).add(line));
        return days.entrySet().stream().map(day -> new CallDay(day.getKey(), day.getValue())).toList();
    }

    public boolean isNothing() {
        return page().lines().isEmpty();
    }

    /** Whether any filter or search is set. */
    public boolean isFiltered() {
        return !query.values().isEmpty();
    }

    public Waiting getWaiting() {
        if (waiting == null) {
            waiting = desk.waiting();
        }
        return waiting;
    }

    /** How long the longest waiting caller has waited; nothing when nobody waits. */
    public String getWaitedFor() {
        return getWaiting().since() == null ? "" : show.span(Duration.between(getWaiting().since(), Instant.now()));
    }

    public boolean isWaitingOnly() {
        return !query.value(CallQuery.WAITING).isEmpty();
    }

    /** Today's figures. */
    public CallFigures getFigures() {
        if (figures == null) {
            figures = desk.figures(LocalDate.now(shell.zone()).atStartOfDay(shell.zone()).toInstant());
        }
        return figures;
    }

    public List<CallMenu> getMenus() {
        return List.of(
                menu(CallQuery.DIRECTION, Arrays.stream(Direction.values()).map(Enum::name), value -> show.text("calls.direction." + value)),
                menu(CallQuery.OUTCOME, Arrays.stream(CallOutcome.values()).map(Enum::name), value -> show.text("calls.outcome." + value)),
                menu(CallQuery.SOURCE, sources().stream().map(source -> source.id().toString()), this::sourceName),
                menu(CallQuery.PERIOD, CallQuery.PERIODS.stream(), value -> show.text("calls.period." + value)));
    }

    private CallMenu menu(String name, Stream<String> values, Function<String, String> label) {
        Stream<CallMenu.Choice> none = Stream.of(new CallMenu.Choice(CallQuery.ANY, show.text("calls.log.any"), query.value(name).isEmpty()));
        return CallMenu.of(name, show.text("calls.filter." + name), Stream.concat(none,
                values.map(value -> new CallMenu.Choice(value, label.apply(value), value.equals(query.value(name))))).toList());
    }

    private List<SourceView> sources() {
        if (sources == null) {
            sources = campaigns.sources();
        }
        return sources;
    }

    private String sourceName(String id) {
        return sources().stream().filter(source -> source.id().toString().equals(id)).map(SourceView::name).findFirst().orElse("");
    }

    /** Parameters that a form has to carry along besides its own. */
    public List<Map.Entry<String, String>> kept(String form) {
        return query.values().entrySet().stream().filter(part -> form.equals("search") ? !part.getKey().equals(CallQuery.FIND)
                : part.getKey().equals(CallQuery.FIND) || part.getKey().equals(CallQuery.WAITING)).collect(Collectors.toList());
    }

    /** A day asked for in the address, for its field. */
    public String day(String name) {
        LocalDate day = query.day(name);
        return day == null ? "" : day.toString();
    }

    public String getWaitingAddress() {
        return new CallQuery(Map.of(CallQuery.WAITING, "1")).address();
    }

    public String getNewer() {
        return place(page().newer());
    }

    public String getOlder() {
        return place(page().older());
    }

    private String place(CallCursor at) {
        String address = query.address();
        return at == null ? "" : address + (address.contains("?") ? "&" : "?") + AT + "=" + at.written();
    }

    /** What the page shows: how many, from when to when. */
    public String getShown() {
        List<CallLine> lines = page().lines();
        return show.text("calls.log.shown", lines.size(), show.date(lines.get(lines.size() - 1).startedAt()), show.date(lines.get(0).startedAt()));
    }

    /** Class of an outcome's glyph. */
    public String glyph(CallOutcome outcome) {
        return switch (outcome) {
            case ANSWERED -> "is-ok";
            case VOICEMAIL -> "is-vm";
            case MISSED, ABANDONED -> "is-missed";
            default -> "is-busy";
        };
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }
}
