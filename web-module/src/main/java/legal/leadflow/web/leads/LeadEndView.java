package legal.leadflow.web.leads;

import jakarta.faces.context.FacesContext;
import jakarta.faces.model.SelectItem;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import legal.leadflow.intake.Disposition;
import legal.leadflow.intake.LeadMovedMeanwhile;
import legal.leadflow.intake.LeadNote;
import legal.leadflow.intake.LeadService;
import legal.leadflow.intake.Reason;
import legal.leadflow.intake.ReasonMissing;
import legal.leadflow.kernel.PlainText;
import legal.leadflow.web.Show;

/** The dialogs of a lead's page that close it or open it again, each with its reason. */
@Named
@ViewScoped
@SuppressWarnings("serial") // the container injects proxies, which are serializable
public class LeadEndView implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String DONE = LeadEndView.class.getName();
    @Inject private LeadService leads;
    @Inject private LeadPageView page;
    @Inject private Show show;
    private Disposition closing;
    private Reason reason;
    @PlainText(max = LeadNote.TEXT_MAX, lines = true)
    private String reasonNote;

    /** Closes the lead from where the page shows it; when it does not stand there any more, the page says so and what was written stays. */
    public void close() {
        try {
            leads.close(page.getLead().id(), page.seen(), closing, reason, reasonNote);
            done("leads.closed");
        } catch (LeadMovedMeanwhile e) {
            leave();
            page.moved(e);
        }
    }

    /** As {@link #close}. */
    public void reopen() {
        try {
            leads.reopen(page.getLead().id(), reason, reasonNote);
            done("leads.reopened");
        } catch (ReasonMissing e) {
            leave();
            page.reload();
            LeadPageView.refuse(show.text(e.messageKey()));
        }
    }

    /** The dialog goes: it would cover what the page says, and may not fit the lead any more. */
    private void leave() {
        FacesContext.getCurrentInstance().getAttributes().put(DONE, true);
    }

    private void done(String sentence) {
        forget();
        leave();
        page.reload();
        LeadPageView.tell(show.text(sentence));
    }

    /** Empties the dialogs' fields. */
    public void forget() {
        closing = null;
        reason = null;
        reasonNote = null;
    }

    public List<SelectItem> getClosings() {
        return page.getLead().closings().stream().map(how -> new SelectItem(how, show.text("intake.stage." + how))).toList();
    }

    /** Reasons of the disposition that is chosen. */
    public List<SelectItem> getClosingReasons() {
        return closing == null ? List.of() : reasons(Reason.of(closing));
    }

    public List<SelectItem> getReopenReasons() {
        return reasons(page.getLead().reopens());
    }

    private List<SelectItem> reasons(List<Reason> offered) {
        return offered.stream().map(one -> new SelectItem(one, show.text("leads.reason." + one))).toList();
    }

    /** Whether the dialog is to go with this request. */
    public boolean isDone() {
        return FacesContext.getCurrentInstance().getAttributes().containsKey(DONE);
    }

    public Disposition getClosing() {
        return closing;
    }

    public void setClosing(Disposition closing) {
        this.closing = closing;
    }

    public Reason getReason() {
        return reason;
    }

    public void setReason(Reason reason) {
        this.reason = reason;
    }

    public String getReasonNote() {
        return reasonNote;
    }

    public void setReasonNote(String reasonNote) {
        this.reasonNote = reasonNote;
    }
}
