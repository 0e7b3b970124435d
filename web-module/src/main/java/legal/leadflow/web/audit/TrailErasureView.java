package legal.leadflow.web.audit;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import legal.leadflow.audit.AuditErasureService;
import legal.leadflow.tenancy.Role;
import legal.leadflow.web.Shell;

/** The erasure on a person's trail in {@code audit/log.xhtml}. */
@Named
@ViewScoped
public class TrailErasureView implements Serializable {
    private static final long serialVersionUID = 1L;
    @Inject
    @SuppressWarnings("serial") // the container injects a proxy, which is serializable
    private AuditErasureService erasure;
    @Inject
    @SuppressWarnings("serial")
    private Shell shell;
    private UUID party;
    private String reason;
    private Integer erased;

    /** Keeps whose trail the address asks for; one that cannot be read is {@link AuditLogView}'s to refuse. */
    public void load() {
        String given = FacesContext.getCurrentInstance().getExternalContext().getRequestParameterMap().get("party");
        try {
            party = given == null ? null : UUID.fromString(given);
        } catch (IllegalArgumentException e) {
            party = null;
        }
    }

    /** Erases the person's values from the trail, for good. */
    public void erase() {
        erased = erasure.erasePerson(party, reason);
        reason = null;
    }

    /** Whether a person's trail is shown to somebody who may erase. */
    public boolean isAllowed() {
        return party != null && shell.getRoles().contains(Role.COMPLIANCE_NAME);
    }

    /** How many values went; null before. */
    public Integer getErased() {
        return erased;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}
