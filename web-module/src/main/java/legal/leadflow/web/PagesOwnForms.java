package legal.leadflow.web;

import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.context.ExternalContext;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.PhaseEvent;
import jakarta.faces.event.PhaseId;
import jakarta.faces.event.PhaseListener;
import jakarta.faces.render.ResponseStateManager;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.primefaces.util.Constants;

/**
 * Lets a page act on the forms alone that its own script sent: they carry the page's nonce beside its state. PrimeFaces compares the two only when it
 * draws the page anew, when all that the form asked for has been done, and then calls it a fault of ours.
 */
public class PagesOwnForms implements PhaseListener {
    private static final long serialVersionUID = 1L;
    /** What a refusal is recorded as. */
    static final String FOREIGN = "page.foreign-form";

    @Override
    public PhaseId getPhaseId() {
        return PhaseId.RESTORE_VIEW;
    }

    /**
     * A form without a state would be taken for somebody who opens the page: which may begin something, as a new call does. And an address with a state for a form, whatever
     * the method: nobody asks where a GET comes from.
     */
    @Override
    public void beforePhase(PhaseEvent event) {
        FacesContext faces = event.getFacesContext();
        boolean form = faces.getExternalContext().getRequest() instanceof HttpServletRequest request && request.getMethod().equals("POST");
        if (form != faces.getExternalContext().getRequestParameterMap().containsKey(ResponseStateManager.VIEW_STATE_PARAM) && !isErrorPage(faces)) {
            refuse(faces);
        }
    }

    @Override
    public void afterPhase(PhaseEvent event) {
        FacesContext faces = event.getFacesContext();
        if (isErrorPage(faces)) {
            goOn(faces);
            return;
        }
        boolean restored = !faces.getExceptionHandler().getUnhandledExceptionQueuedEvents().iterator().hasNext(); // an expired page is Refusals' to answer
        if (restored && faces.isPostback() && !faces.getResponseComplete() && faces.getViewRoot() != null && !isOwn(faces)) {
            refuse(faces);
        }
    }

    private static boolean isErrorPage(FacesContext faces) {
        return faces.getExternalContext().getRequestMap().containsKey(RequestDispatcher.ERROR_STATUS_CODE);
    }

    /** A page that says what went wrong with a form is another page, drawn for the same request: its forms are sent with the nonce that this one brought. */
    private static void goOn(FacesContext faces) {
        String given = faces.getExternalContext().getRequestParameterMap().get(Constants.RequestParams.NONCE_PARAM);
        if (faces.isPostback() && given != null && faces.getViewRoot() != null && !faces.getViewRoot().isTransient() && faces.getExternalContext().getUserPrincipal() != null) {
            faces.getViewRoot().getViewMap().put(Constants.RequestParams.NONCE_PARAM, given);
        }
    }

    private static boolean isOwn(FacesContext faces) {
        Map<String, Object> kept = faces.getViewRoot().getViewMap(false);
        Object nonce = kept == null ? null : kept.get(Constants.RequestParams.NONCE_PARAM);
        return Objects.equals(nonce, faces.getExternalContext().getRequestParameterMap().get(Constants.RequestParams.NONCE_PARAM));
    }

    /**
     * Answers 403, to a script's request too: it is none of ours. The page is written by itself, for PrimeFaces looks at the nonce of every page that is drawn for
     * a form, and calls a made-up one a fault of ours.
     */
    static void refuse(FacesContext faces) {
        if (faces.getExternalContext().getUserPrincipal() != null) {
            CDI.current().select(DeniedCalls.class).get().record(FOREIGN);
        }
        ExternalContext answer = faces.getExternalContext();
        try {
            answer.setResponseStatus(HttpServletResponse.SC_FORBIDDEN);
            answer.setResponseContentType("text/html");
            answer.setResponseCharacterEncoding("UTF-8");
            answer.getResponseOutputWriter().write(PlainPage.of(answer.getRequestHeaderMap().get("Accept-Language"), HttpServletResponse.SC_FORBIDDEN,
                    "web.refused.title", "web.refused.unknown", "web.refused.hint"));
            faces.responseComplete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
