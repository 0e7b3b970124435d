package legal.leadflow.web;

import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.servlet.http.HttpServletRequest;
import org.primefaces.context.PrimeFacesContext;

/**
 * Keeps pages that anybody may ask for from making sessions: PrimeFaces keeps its nonce in the view, and a view's values in the
 * session. So does whoever asks too much: nobody looks up who they are. These pages ({@code door.xhtml}) have no scripts of PrimeFaces, so they need no nonce; the filter's policy holds.
 */
public class StrangersLeaveNoSession implements PhaseListener {
    private static final long serialVersionUID = 1L;

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.RESTORE_VIEW;
    }

    @Override
    public void beforePhase(PhaseEvent event) {
        FacesContext faces = event.getFacesContext();
        if (faces.getExternalContext().getUserPrincipal() == null || ErrorPage.isBusy((HttpServletRequest) faces.getExternalContext().getRequest())) {
            PrimeFacesContext.getCspState(faces).setInitialized(true);
        }
    }

    @Override
    public void afterPhase(PhaseEvent event) {
        // nothing to undo
    }
}
