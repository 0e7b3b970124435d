package legal.leadflow.web.inquiries;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import legal.leadflow.intake.InquiryDecidedMeanwhile;
import legal.leadflow.intake.InquiryReason;
import legal.leadflow.intake.InquiryRefused;
import legal.leadflow.intake.InquiryState;
import legal.leadflow.intake.InquiryTriageService;
import legal.leadflow.intake.NoSuchInquiry;
import legal.leadflow.kernel.Uuids;
import legal.leadflow.web.Show;

/** The decisions of {@code inquiries/list.xhtml}. Each ends with the next inquiry on the page, and a line that tells what was done. */
@Named
@RequestScoped
public class InquiryTriageView {
    private static final String DONE = "inquiries-done";
    @Inject InquiryTriageService triage;
    @Inject InquiryListView list;
    @Inject InquirySheetView sheet;
    @Inject Show show;
    private String dialog = "";
    private boolean nobodyChosen;
    private boolean noOriginal;
    private String number;
    private InquiryReason reason;

    /**
     * What was done, for the next page.
     *
     * @param version of the inquiry as it is now
     * @param lead    where it went; null where it went to none
     */
    public record Done(InquiryState state, UUID inquiry, int version, UUID lead) implements Serializable {
        /** Whether it can be taken back. */
        public boolean undoable() {
            return state.canBeTakenBack();
        }
    }

    public String convert() {
        String person = sent(InquirySheetView.PERSON);
        UUID known = Uuids.parse(person).orElse(null);
        if (known == null && !person.equals(InquirySheetView.NEW)) {
            nobodyChosen = true;
            refuse(show.text("inquiries.who.missing"));
            return null;
        }
        return decide(InquiryState.CONVERTED, () -> triage.convert(id(), version(), known));
    }

    public String attach() {
        dialog = "attach";
        boolean typed = number != null && !number.isBlank();
        UUID chosen = typed ? null : Uuids.parse(sent(InquirySheetView.LEAD)).orElse(null);
        return decide(InquiryState.ATTACHED, () -> triage.attach(id(), version(), chosen, number));
    }

    public String duplicate() {
        dialog = "duplicate";
        UUID original = Uuids.parse(sent(InquirySheetView.ORIGINAL)).orElse(null);
        if (original == null) {
            return unchosen();
        }
        try {
            return decide(InquiryState.DUPLICATE, () -> {
                triage.duplicate(id(), version(), original);
                return null;
            });
        } catch (InquiryRefused e) { // that one became a duplicate itself
            return unchosen();
        }
    }

    /** Said in the dialog, which lies over everything else. */
    private String unchosen() {
        noOriginal = true;
        FacesContext.getCurrentInstance().validationFailed();
        return null;
    }

    public String spam() {
        return decide(InquiryState.SPAM, () -> {
            triage.spam(id(), version());
            return null;
        });
    }

    public String reject() {
        dialog = "reject";
        return decide(InquiryState.REJECTED, () -> {
            triage.reject(id(), version(), reason);
            return null;
        });
    }

    /** It waits again, and is open again. */
    public String takeBack() {
        UUID inquiry = id();
        return decided(() -> {
            triage.takeBack(inquiry, version());
            return null;
        }, new Done(InquiryState.RECEIVED, inquiry, version() + 1, null), list.query().in(InquiryState.RECEIVED).address(InquiryQuery.ID, inquiry));
    }

    /** Goes on to the one that followed when the page was drawn; where none did, the page still knows that somebody decided. */
    private String decide(InquiryState state, Supplier<UUID> decision) {
        UUID next = Uuids.parse(sent(InquiryQuery.NEXT)).orElseGet(InquiryTriageView::id);
        return decided(decision, new Done(state, id(), version() + 1, null), next == null ? list.query().address() : list.query().address(InquiryQuery.NEXT, next));
    }

    private String decided(Supplier<UUID> decision, Done done, String address) {
        try {
            UUID lead = decision.get();
            external().getFlash().put(DONE, new Done(done.state(), done.inquiry(), done.version(), lead));
            return address + (address.contains("?") ? "&" : "?") + "faces-redirect=true";
        } catch (NoSuchInquiry e) {
            list.leave();
            throw e;
        } catch (InquiryDecidedMeanwhile e) {
            dialog = "";
            list.reload();
            refuse(show.text("inquiries.meanwhile", sheet.colleague(e.by()), show.text("inquiries.state." + e.state()), show.dateTime(e.at())));
            return null;
        }
    }

    private void refuse(String sentence) {
        FacesContext.getCurrentInstance().addMessage(null, new FacesMessage(FacesMessage.SEVERITY_ERROR, sentence, null));
        FacesContext.getCurrentInstance().validationFailed();
    }

    /** What the request before this one did; null for nothing. */
    public Done getDone() {
        return (Done) external().getFlash().get(DONE);
    }

    /** Whether the line that tells what was done is there; also while its button is being read. */
    public boolean isTelling() {
        return list.isAnswering() || getDone() != null;
    }

    /** Whether what was done can be undone. */
    public boolean isUndoable() {
        return list.isAnswering() || getDone().undoable();
    }

    /** What was done, and what comes next. */
    public String getTold() {
        String what = show.text("inquiries.done." + getDone().state());
        if (!list.isWaiting() || getDone().state() == InquiryState.RECEIVED) {
            return what;
        }
        return what + " " + (list.getSheet() == null ? show.text("inquiries.next.none") : show.text("inquiries.next", sheet.getName()));
    }

    /** The dialog that was used last and is to open again, because what was sent from it was refused; empty for none. */
    public String getDialog() {
        return dialog;
    }

    public boolean isNobodyChosen() {
        return nobodyChosen;
    }

    /** Whether it was not said which inquiry says the same. */
    public boolean isNoOriginal() {
        return noOriginal;
    }

    public List<SelectItem> getReasons() {
        return Arrays.stream(InquiryReason.values()).map(one -> new SelectItem(one, show.text("inquiries.reason." + one))).toList();
    }

    /** The inquiry that stood in the page when it was drawn. Null only in a request that somebody made up. */
    private static UUID id() {
        return Uuids.parse(sent(InquiryQuery.ID)).orElse(null);
    }

    private static int version() {
        String sent = sent("version");
        return sent.matches("\\d{1,9}") ? Integer.parseInt(sent) : -1;
    }

    private static String sent(String name) {
        return external().getRequestParameterMap().getOrDefault(name, "");
    }

    private static ExternalContext external() {
        return FacesContext.getCurrentInstance().getExternalContext();
    }

    public String getNumber() {
        return number;
    }

    public void setNumber(String number) {
        this.number = number;
    }

    public InquiryReason getReason() {
        return reason;
    }

    public void setReason(InquiryReason reason) {
        this.reason = reason;
    }
}
