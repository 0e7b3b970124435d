package legal.leadflow.web.inquiries;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseId;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import legal.leadflow.intake.InquiryChannel;
import legal.leadflow.intake.InquiryPage;
import legal.leadflow.intake.InquiryRow;
import legal.leadflow.intake.InquiryService;
import legal.leadflow.intake.InquirySheet;
import legal.leadflow.intake.InquiryState;
import legal.leadflow.intake.InquiryTriageService;
import legal.leadflow.intake.LeadCursor;
import legal.leadflow.intake.NoSuchInquiry;
import legal.leadflow.kernel.Uuids;
import legal.leadflow.web.Shell;
import legal.leadflow.web.Show;

/** Backs {@code inquiries/list.xhtml}: the list, and the inquiry that is open beside it. Everything it shows stands in the address. */
@Named
@RequestScoped
public class InquiryListView {
    static final int PAGE = 50;
    @Inject InquiryService inquiries;
    @Inject InquiryTriageService triage;
    @Inject Shell shell;
    @Inject Show show;
    private InquiryQuery query;
    private UUID asked;
    private UUID next;
    private InquiryPage page;
    private InquirySheet sheet;

    /** A named part of the inbox. */
    public record View(String name, String address, boolean current) {
    }

    @PostConstruct
    void read() {
        Map<String, String> parameters = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        query = InquiryQuery.of(parameters);
        asked = Uuids.parse(parameters.get(InquiryQuery.ID)).orElse(null);
        next = Uuids.parse(parameters.get(InquiryQuery.NEXT)).orElse(null);
    }

    /** Reads the inquiry that is open. One that is not there and one of another firm give the same page: not found. */
    public void load() throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        boolean unreadable = asked == null && faces.getExternalContext().getRequestParameterMap().containsKey(InquiryQuery.ID);
        try {
            if (!unreadable) {
                getSheet();
                return;
            }
        } catch (NoSuchInquiry e) {
            asked = null;
        }
        faces.getExternalContext().responseSendError(404, null);
        faces.responseComplete();
    }

    private InquiryPage page() {
        if (page == null) {
            page = inquiries.list(query.filter(), query.at(), PAGE);
        }
        return page;
    }

    /**
     * Whether a form that was sent is still being read. Meanwhile each form is there, whatever became of the inquiry since the page was drawn: otherwise Faces
     * would pass over the one that was sent, and nobody would hear that somebody else was quicker. And nothing is read for a page that is not drawn yet.
     */
    public boolean isAnswering() {
        FacesContext faces = FacesContext.getCurrentInstance();
        return faces.isPostback() && faces.getCurrentPhaseId() != PhaseId.RENDER_RESPONSE;
    }

    public List<InquiryRow> getRows() {
        return isAnswering() ? List.of() : page().rows();
    }

    /** The inquiry that is open, with whom it may be from; null where the list is empty. */
    public InquirySheet getSheet() {
        return isAnswering() ? null : opened();
    }

    /** As {@link #getSheet}, at any time. */
    InquirySheet opened() {
        if (sheet == null && chosen() != null) {
            sheet = triage.sheet(chosen());
        }
        return sheet;
    }

    /** The one asked for; else the one that was next, while it is in the list; else the first. */
    private UUID chosen() {
        if (asked != null) {
            return asked;
        }
        List<UUID> shown = getRows().stream().map(InquiryRow::id).toList();
        return shown.contains(next) ? next : shown.isEmpty() ? null : shown.get(0);
    }

    /** There is no such inquiry: the first of the list is open instead. */
    void leave() {
        asked = null;
        reload();
    }

    /** Reads everything anew, after somebody else was quicker. */
    void reload() {
        page = null;
        sheet = null;
    }

    public boolean isOpen(InquiryRow row) {
        return row.id().equals(chosen());
    }

    /** Whether somebody chose this inquiry, or decided on another before: then the focus goes to it. */
    public boolean isAsked() {
        return asked != null || next != null;
    }

    public String address(InquiryRow row) {
        return query.address(InquiryQuery.ID, row.id());
    }

    /** Who it is from: the name, else the number, else the address. */
    public String name(InquiryRow row) {
        return !row.name().isEmpty() ? row.name() : row.phone() != null ? show.phone(row.phone().e164()) : Objects.requireNonNullElse(row.email(), show.text("inquiries.nameless"));
    }

    /** How long it has waited. */
    public String waited(InquiryRow row) {
        Duration waited = Duration.between(row.received(), Instant.now());
        return show.span(waited.isNegative() ? Duration.ZERO : waited);
    }

    /** The id of the one that comes after the open one, else of the one before it; empty when it is the only one. */
    public String getFollowing() {
        List<UUID> shown = getRows().stream().map(InquiryRow::id).toList();
        int here = shown.indexOf(chosen());
        int there = here + 1 < shown.size() ? here + 1 : here - 1;
        return here < 0 || there < 0 ? "" : shown.get(there).toString();
    }

    public boolean isWaiting() {
        return query.isWaiting();
    }

    /** What the list says of itself: of its beginning how many wait, as far as a page reaches. */
    public String getAbout() {
        if (!query.isWaiting() || query.at() != null || query.channel() != null) {
            return show.text("inquiries.list.zone", show.zone());
        }
        return show.text(page().newer() == null ? "inquiries.list.waiting" : "inquiries.list.more", getRows().size(), show.zone());
    }

    public List<View> getViews() {
        return Arrays.stream(InquiryState.values()).map(state -> new View(show.text("inquiries.state." + state), query.in(state).address(), state == query.state())).toList();
    }

    public List<InquiryChannel> getChannels() {
        return List.of(InquiryChannel.values());
    }

    public boolean isChannel(InquiryChannel channel) {
        return channel == query.channel();
    }

    /** Null for all. */
    public InquiryChannel getChannel() {
        return query.channel();
    }

    /** What forms carry along, so that their answer shows the same part of the list. */
    public List<Map.Entry<String, String>> getKept() {
        return List.copyOf(query.parameters().entrySet());
    }

    /** In which state those of the list are. */
    public InquiryState getState() {
        return query.state();
    }

    /** The same list of all channels. */
    public String getAllChannels() {
        return new InquiryQuery(query.state(), null, null).address();
    }

    public String getNewer() {
        return place(page().newer());
    }

    public String getOlder() {
        return place(page().older());
    }

    private String place(LeadCursor at) {
        return at == null ? "" : query.from(at).address();
    }

    InquiryQuery query() {
        return query;
    }
}
