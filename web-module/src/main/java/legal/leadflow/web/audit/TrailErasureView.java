package legal.leadflow.web.audit;

import jakarta.faces.application.FacesMessage;
import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.UUID;
import legal.leadflow.audit.AuditErasureService;
import legal.leadflow.tenancy.Role;
import legal.leadflow.web.Shell;
import legal.leadflow.web.Show;

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
    @Inject
    @SuppressWarnings("serial")
    private Show show;
    private UUID party;
    private String reason;
    private boolean sure;
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

    /** Erases the person's values from the trail, for good, once it is said that this is known. */
    public void erase() {
        if (!sure) {
            FacesContext.getCurrentInstance().addMessage("sure", new FacesMessage(FacesMessage.SEVERITY_ERROR, show.text("audit.erase.not-sure"), null));
            return;
        }
        erased = erasure.erasePerson(party, reason);
        reason = null;
        sure = false;
    }

    /** Address of the person's trail: the entry of the erasure stands in it. */
    public String getAgain() {
        return AuditAddress.of("party", party.toString());
    }

    public boolean isSure() {
        return sure;
    }

    public void setSure(boolean sure) {
        this.sure = sure;
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
