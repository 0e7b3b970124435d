package legal.leadflow.web.leads;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;
import legal.leadflow.intake.NewView;
import legal.leadflow.intake.SavedViewRow;
import legal.leadflow.intake.SavedViewService;
import legal.leadflow.kernel.PlainText;
import legal.leadflow.web.Show;

/** The dialogs of the lead list that keep its filters as a view, and give a view that is shown another name or remove it. */
@Named
@RequestScoped
public class SavedViewsView {
    @Inject SavedViewService views;
    @Inject LeadListView list;
    @Inject Show show;
    @PlainText(max = NewView.NAME_MAX)
    private String name;
    private boolean firms;

    /** Whether there is something to keep: filters that are no saved view of the firm's or this person's yet. */
    public boolean isSaveable() {
        return !list.filters().values().isEmpty() && getShown() == null;
    }

    /** The saved view whose filters the page shows and that this person may change; null for none. */
    public SavedViewRow getShown() {
        return list.saved().stream().filter(view -> (!view.firms() || list.isStory()) && LeadQuery.parse(view.filter()).same(list.filters())).findFirst().orElse(null);
    }

    public void save() throws IOException {
        NewView told = new NewView(name, list.filters().text());
        if (firms) {
            views.share(told);
        } else {
            views.save(told);
        }
        done("leads.view.saved");
    }

    public void rename() throws IOException {
        views.rename(id(), version(), name);
        done("leads.view.renamed");
    }

    public void remove() throws IOException {
        views.remove(id(), version());
        done("leads.view.removed");
    }

    /** Shows the list anew, with the same filters. */
    private void done(String key) throws IOException {
        FacesContext faces = FacesContext.getCurrentInstance();
        faces.addMessage(null, new FacesMessage(FacesMessage.SEVERITY_INFO, show.text(key), null));
        external().getFlash().setKeepMessages(true);
        external().redirect(list.filters().with(LeadQuery.SEARCH, list.getSearched()).address());
    }

    /** Of the view that the page showed: another one may have the same filters by now. */
    private static UUID id() {
        return UUID.fromString(sent().getOrDefault("view", ""));
    }

    private static int version() {
        return Integer.parseInt(sent().getOrDefault("version", ""));
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
