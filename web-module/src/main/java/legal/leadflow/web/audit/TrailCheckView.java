package legal.leadflow.web.audit;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import legal.leadflow.audit.AuditFilter;
import legal.leadflow.audit.AuditService;
import legal.leadflow.audit.RangeCheck;
import legal.leadflow.sealing.Counts;
import legal.leadflow.sealing.Finding;
import legal.leadflow.tenancy.Role;
import legal.leadflow.web.Shell;
import legal.leadflow.web.Show;

/** The verification on {@code audit/log.xhtml}: the page asks for the next two seconds' work until it is done, so that leaving the page ends it. */
@Named
@ViewScoped
public class TrailCheckView implements Serializable {
    private static final long serialVersionUID = 1L;
    @Inject
    @SuppressWarnings("serial") // the container injects a proxy, which is serializable
    private AuditService audit;
    @Inject
    @SuppressWarnings("serial")
    private Shell shell;
    @Inject
    @SuppressWarnings("serial")
    private Show show;
    private String from;
    private String to;
    private transient RangeCheck check;
    private boolean cancelled;

    /** Keeps the days that the address asks for; what it says else is {@link AuditLogView}'s. */
    public void load() {
        Map<String, String> given = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap();
        from = given.get("from");
        to = given.get("to");
    }

    /** Begins with the first two seconds' work, which is all there is to a short trail. */
    public void begin() {
        cancelled = false;
        Map<String, String> days = new java.util.HashMap<>();
        days.put("from", from);
        days.put("to", to);
        AuditFilter filter = new AuditAddress(days).filter(shell.zone());
        check = audit.beginVerification(filter.from(), filter.until());
        audit.verify(check);
    }

    /** The next two seconds' work. */
    public void step() {
        if (isAtWork()) {
            audit.verify(check);
        }
    }

    public void cancel() {
        check = null;
        cancelled = true;
    }

    /** Whether the reader may verify: compliance alone. */
    public boolean isAllowed() {
        return shell.getRoles().contains(Role.COMPLIANCE_NAME);
    }

    public boolean isAtWork() {
        return check != null && !check.isEnded();
    }

    public boolean isEnded() {
        return check != null && check.isEnded();
    }

    public boolean isCancelled() {
        return cancelled;
    }

    /** The verification that runs or has ended; null before. */
    public RangeCheck getCheck() {
        return check;
    }

    /** Null before. */
    public Counts getCounts() {
        return check == null ? null : check.getCounts();
    }

    /** The seal's hash as far as people compare by eye. */
    public String getHead() {
        return getCounts() == null || getCounts().head().isEmpty() ? null : getCounts().head().substring(0, 16);
    }

    /** In words, at most 50. */
    public List<String> getFindings() {
        List<String> sentences = new ArrayList<>();
        for (Finding finding : check == null ? List.<Finding>of() : check.getFindings()) {
            sentences.add(show.text("audit.finding." + finding.fault().code(), finding.values().toArray()));
        }
        return sentences;
    }
}
