package legal.leadflow.web.leads;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import legal.leadflow.intake.NewView;
import legal.leadflow.intake.SavedViewRefused;
import legal.leadflow.intake.SavedViewRow;
import legal.leadflow.intake.SavedViewService;
import legal.leadflow.kernel.PlainText;
import legal.leadflow.kernel.Uuids;
import legal.leadflow.web.Show;

/** The dialogs of the lead list that keep its filters as a view, and give a view that is shown another name or remove it. */
@Named
@RequestScoped
public class SavedViewsView {
    /** The form that saves says by this that it was sent. */
    private static final String KEEPING = "keeping";
    @Inject SavedViewService views;
    @Inject LeadListView list;
    @Inject Show show;
    @PlainText(max = NewView.NAME_MAX)
    private String name;
    private boolean firms;

    /** Whether there is something to keep: filters that are no saved view of the firm's or this person's yet. Also where its form was sent: what was refused is shown in it. */
    public boolean isSaveable() {
        return sent().containsKey(KEEPING) && FacesContext.getCurrentInstance().isPostback() || !list.filters().readable().values().isEmpty() && getShown() == null;
    }

    /**
     * The saved view whose filters the page shows and that this person may change, their own before the firm's; null for none. Where a form of one was sent, that one, whatever became of it meanwhile:
     * else nobody would read why nothing was done.
     */
    public SavedViewRow getShown() {
        if (FacesContext.getCurrentInstance().isPostback() && sent().containsKey("view")) {
            UUID id = id();
            return list.saved().stream().filter(view -> view.id().equals(id)).findFirst().orElseGet(() -> new SavedViewRow(id, version(), "", "", false));
        }
        return list.saved().stream().filter(view -> (!view.firms() || list.isStory()) && LeadQuery.parse(view.filter()).same(list.filters().readable())).min(Comparator.comparing(SavedViewRow::firms)).orElse(null);
    }

    public void save() throws IOException {
        NewView told = new NewView(name, list.filters().readable().text());
        if (firms) {
            views.share(told);
        } else {
            views.save(told);
        }
        done("leads.view.saved");
    }

    public void rename() throws IOException {
        done(() -> views.rename(id(), version(), name), "leads.view.renamed");
    }

    public void remove() throws IOException {
        done(() -> views.remove(id(), version()), "leads.view.removed");
    }

    /** What is refused for the view itself, not for what was typed, is told by the list as it is now: the dialog would cover it, and is about something that is no more. */
    private void done(Runnable change, String key) throws IOException {
        try {
            change.run();
            done(key);
        } catch (SavedViewRefused e) {
            if (e.field() != null) {
                throw e;
            }
            leave(FacesMessage.SEVERITY_WARN, e.messageKey());
        }
    }

    private void done(String key) throws IOException {
        leave(FacesMessage.SEVERITY_INFO, key);
    }

    /** Shows the list anew, with the same filters. */
    private void leave(FacesMessage.Severity tone, String key) throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.addMessage(null, new FacesMessage(tone, show.text(key), null));
        external().getFlash().setKeepMessages(true);
        external().redirect(list.filters().with(LeadQuery.SEARCH, list.getSearched()).address());
    }

    /** Of the view that the page showed: another one may have the same filters by now. */
    private static UUID id() {
        return Uuids.parse(sent().get("view")).orElse(new UUID(0, 0)); // nobody's
    }

    private static int version() {
        String told = sent().getOrDefault("version", "");
        return told.matches("\\d{1,9}") ? Integer.parseInt(told) : -1;
    }

    private static Map<String, String> sent() {
        return external().getRequestParameterMap();
    }

    private static ExternalContext external() {
        return FacesContext.getCurrentInstance().getExternalContext();
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    /** The name that the view shown has; the field of its new one begins with it. */
    public String getNewName() {
        return name == null && getShown() != null ? getShown().name() : name;
    }

    public void setNewName(String newName) {
        name = newName;
    }

    /** Whether the view is to be everybody's at the firm. */
    public boolean isFirms() {
        return firms;
    }

    public void setFirms(boolean firms) {
        this.firms = firms;
    }
}
