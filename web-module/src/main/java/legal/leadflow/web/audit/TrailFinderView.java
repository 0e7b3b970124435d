package legal.leadflow.web.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.Instant;
import java.util.List;
import legal.leadflow.intake.TrailFinder;
import legal.leadflow.intake.TrailFound;
import legal.leadflow.web.Show;

/** Finds a trail by name, number or lead; a form that is posted, because what is typed must not stand in an address. */
@Named
@RequestScoped
public class TrailFinderView {
    @Inject
    private TrailFinder finder;
    @Inject
    private Show show;
    private String typed;
    private List<TrailFound> found;

    /** Looks for what was typed; where nothing was, says what to type. */
    public void find() {
        if (typed == null || typed.isBlank()) {
            FacesContext.getCurrentInstance().addMessage("typed", new FacesMessage(FacesMessage.SEVERITY_ERROR, show.text("audit.find.nothing"), null));
            return;
        }
        found = finder.find(typed);
    }

    /** What was found, in words, and when: a second search that finds the same looks like an answer too. Null before anything was asked. */
    public String getTold() {
        if (found == null) {
            return null;
        }
        String now = show.timeToTheSecond(Instant.now());
        if (found.isEmpty()) {
            return show.text("audit.find.none") + " " + show.text("audit.find.at", now);
        }
        String told = show.text("audit.find.found", found.size(), now);
        return found.size() < TrailFinder.MOST ? told : told + " " + show.text("audit.find.most");
    }

    public String getTyped() {
        return typed;
    }

    public void setTyped(String typed) {
        this.typed = typed;
    }

    /** Null before anything was asked. */
    public List<TrailFound> getFound() {
        return found;
    }
}
