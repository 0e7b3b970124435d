package legal.leadflow.web.audit;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import legal.leadflow.intake.TrailFinder;
import legal.leadflow.intake.TrailFound;

/** Finds a trail by name, number or lead; a form that is posted, because what is typed must not stand in an address. */
@Named
@RequestScoped
public class TrailFinderView {
    @Inject
    private TrailFinder finder;
    private String typed;
    private List<TrailFound> found;

    public void find() {
        found = typed == null || typed.isBlank() ? null : finder.find(typed);
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
