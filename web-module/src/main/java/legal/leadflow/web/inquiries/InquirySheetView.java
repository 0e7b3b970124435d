package legal.leadflow.web.inquiries;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import legal.leadflow.intake.InquiryMatch;
import legal.leadflow.intake.InquirySheet;
import legal.leadflow.intake.InquiryState;
import legal.leadflow.intake.InquiryTwin;
import legal.leadflow.intake.InquiryView;
import legal.leadflow.intake.Likeness;
import legal.leadflow.intake.OpenLead;
import legal.leadflow.web.Show;

/** The open inquiry of {@code inquiries/list.xhtml} in words, and what is chosen on it. */
@Named
@RequestScoped
public class InquirySheetView {
    static final String PERSON = "person";
    static final String NEW = "new";
    static final String LEAD = "lead";
    static final String ORIGINAL = "original";
    @Inject InquiryListView list;
    @Inject Show show;

    /** An open lead of one of the people it may be from. */
    public record Offered(UUID lead, long number, String name, String stage, String why) {
        @Override
        public String toString() {
            return "lead " + lead;
        }
    }

    /** Null where the list is empty. */
    public InquiryView getInquiry() {
        InquirySheet sheet = list.getSheet();
        return sheet == null ? null : sheet.inquiry();
    }

    /** Who it is from: the name, else the number, else the address. */
    public String getName() {
        InquiryView inquiry = getInquiry();
        return Stream.of(inquiry.name().shown(), inquiry.phone() == null ? "" : show.phone(inquiry.phone().e164()), inquiry.email() == null ? "" : inquiry.email())
                .filter(text -> !text.isEmpty()).findFirst().orElse(show.text("inquiries.nameless"));
    }

    /** Whether somebody may decide on it. */
    public boolean isWaiting() {
        return list.isAnswering() || getInquiry().state() == InquiryState.RECEIVED;
    }

    public boolean isDecidedOn() {
        return list.isAnswering() || !isWaiting();
    }

    /** Whether the decision can be taken back. */
    public boolean isUndoable() {
        return list.isAnswering() || getInquiry().state().canBeTakenBack();
    }

    public List<InquiryMatch> getPeople() {
        return list.isAnswering() ? List.of() : list.getSheet().people();
    }

    public List<InquiryTwin> getTwins() {
        return list.isAnswering() ? List.of() : list.getSheet().twins();
    }

    /** {@code same number, same name}. */
    public String why(List<Likeness> reasons) {
        return reasons.stream().map(reason -> show.text("inquiries.why." + reason)).collect(Collectors.joining(", "));
    }

    /** {@code L-20418, L-20333}. */
    public String leads(InquiryMatch match) {
        return match.leads().stream().map(lead -> show.text("inquiries.lead", Long.toString(lead.number()))).collect(Collectors.joining(", "));
    }

    public List<Offered> getOffered() {
        return getPeople().stream().flatMap(match -> match.leads().stream().map(lead -> offered(match, lead))).toList();
    }

    private Offered offered(InquiryMatch match, OpenLead lead) {
        return new Offered(lead.id(), lead.number(), match.name().isEmpty() ? show.text("inquiries.nameless") : match.name(), lead.stage().name(), why(match.why()));
    }

    /** Whether that person is chosen: what was sent, else whoever it surely is, else somebody new where there is nobody to choose from. */
    public boolean isPerson(String value) {
        UUID surely = list.getSheet().surely();
        return chosen(PERSON, surely != null ? surely.toString() : getPeople().isEmpty() ? NEW : "", value);
    }

    public boolean isLead(String value) {
        return chosen(LEAD, getOffered().size() == 1 ? getOffered().get(0).lead().toString() : "", value);
    }

    public boolean isOriginal(String value) {
        return chosen(ORIGINAL, getTwins().size() == 1 ? getTwins().get(0).id().toString() : "", value);
    }

    private static boolean chosen(String name, String otherwise, String value) {
        Map<String, String> sent = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        return value.equals(sent.getOrDefault(name, otherwise));
    }

    /** Source and campaign; empty where nothing is known. */
    public String getSource() {
        Map<UUID, String> names = list.getSheet().names();
        return Stream.of(getInquiry().source(), getInquiry().campaign()).filter(Objects::nonNull).map(names::get).collect(Collectors.joining(", "));
    }

    public String getTakenBy() {
        return colleague(getInquiry().takenBy());
    }

    /** {@code Spam, Renata Solis, 3 Nov 2026, 4:18 PM}. */
    public String getDecided() {
        InquiryView inquiry = getInquiry();
        String what = show.text("inquiries.state." + inquiry.state());
        String why = inquiry.reason() == null ? what : what + ": " + show.text("inquiries.reason." + inquiry.reason());
        return show.text("inquiries.decided", why, colleague(inquiry.decidedBy()), show.dateTime(inquiry.decidedAt()));
    }

    /** The address of the inquiry that says the same; empty where none does. */
    public String getOriginal() {
        return getInquiry().original() == null ? "" : "/inquiries/list?id=" + getInquiry().original();
    }

    /** A colleague that the inquiry names. */
    String colleague(UUID person) {
        return list.opened().names().getOrDefault(person, show.text("inquiries.somebody"));
    }
}
