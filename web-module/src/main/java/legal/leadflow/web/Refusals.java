package legal.leadflow.web;

import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.faces.FacesException;
import jakarta.faces.application.ViewExpiredException;
import jakarta.faces.context.ExceptionHandler;
import jakarta.faces.context.ExceptionHandlerWrapper;
import jakarta.faces.context.FacesContext;
import jakarta.faces.event.ExceptionQueuedEvent;
import jakarta.faces.event.PhaseId;
import jakarta.persistence.OptimisticLockException;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import legal.leadflow.crypto.KeysClosed;
import legal.leadflow.kernel.DomainException;
import legal.leadflow.kernel.Uuids;
import legal.leadflow.tenancy.NoFirm;

/**
 * The one place where a page's exceptions end. What a person may read becomes a sentence at its field or above the page; what
 * their role forbids, or what is a firm's and they have none, the 403 page; what their firm's keys keep closed the page that says so; an expired page is shown anew, a state that is no page's refused; the unexpected gets a reference that stands in the log too.
 */
class Refusals extends ExceptionHandlerWrapper {
    Refusals(ExceptionHandler wrapped) {
        super(wrapped);
    }

    @Override
    public void handle() {
        Iterator<ExceptionQueuedEvent> queue = getUnhandledExceptionQueuedEvents().iterator();
        FacesContext faces = FacesContext.getCurrentInstance();
        while (queue.hasNext()) {
            Throwable thrown = queue.next().getContext().getException();
            queue.remove();
            if (!faces.getResponseComplete()) {
                answer(thrown, faces);
            }
        }
        getWrapped().handle();
    }

    private static void answer(Throwable thrown, FacesContext faces) {
        boolean drawing = faces.getCurrentPhaseId() == PhaseId.RENDER_RESPONSE;
        DomainException refusal = Causes.find(thrown, DomainException.class);
        ConstraintViolationException wrong = Causes.find(thrown, ConstraintViolationException.class);
        if (Causes.find(thrown, ViewExpiredException.class) != null) {
            redirect(faces, CameFrom.address(faces.getExternalContext()));
        } else if (isStateOfNoPage(thrown, faces)) {
            PagesOwnForms.refuse(faces);
        } else if (Causes.find(thrown, EJBAccessException.class) != null || Causes.find(thrown, NoFirm.class) != null) {
            CDI.current().select(DeniedCalls.class).get().record(thrown, Uuids.parse(faces.getExternalContext().getRequestParameterMap().get("id")).orElse(null));
            leave(faces, HttpServletResponse.SC_FORBIDDEN, null);
        } else if (Causes.find(thrown, KeysClosed.class) != null) {
            sealed(faces, Causes.find(thrown, KeysClosed.class));
        } else if (refusal != null && !drawing) {
            Sentences.refused(faces, refusal);
        } else if (wrong != null && !drawing) {
            Sentences.wrong(faces, wrong);
        } else if (Causes.find(thrown, OptimisticLockException.class) != null && !drawing) {
            Sentences.above(faces, "web.error.changed-meanwhile");
        } else {
            unexpected(thrown, faces, drawing);
        }
    }

    /** Somebody made up a state, of a page without any; Faces says so without a cause. */
    private static boolean isStateOfNoPage(Throwable thrown, FacesContext faces) {
        return faces.getCurrentPhaseId() == PhaseId.RESTORE_VIEW && thrown.getClass() == FacesException.class && thrown.getCause() == null;
    }

    /** While a form is worked on, what was typed must stay: the sentence stands above it. Otherwise there is no page to keep. */
    private static void unexpected(Throwable thrown, FacesContext faces, boolean drawing) {
        String reference = Reference.log(thrown);
        if (faces.isPostback() && !drawing) {
            Sentences.above(faces, "web.error.not-done", reference);
        } else {
            leave(faces, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, reference);
        }
    }

    /** The firm's keys do not open: whatever was asked, nothing can be read and nothing was written. */
    private static void sealed(FacesContext faces, KeysClosed closed) {
        if (faces.getPartialViewContext().isAjaxRequest()) {
            redirect(faces, "/errors/sealed?why=" + closed.why());
        } else {
            faces.getExternalContext().getRequestMap().put(ErrorPage.WHY, closed.why());
            leave(faces, HttpServletResponse.SC_SERVICE_UNAVAILABLE, null);
        }
    }

    private static void leave(FacesContext faces, int status, String reference) {
        if (faces.getPartialViewContext().isAjaxRequest()) {
            String page = status == HttpServletResponse.SC_FORBIDDEN ? "/errors/refused" : "/errors/failed";
            redirect(faces, reference == null ? page : page + "?ref=" + reference);
            return;
        }
        try {
            faces.getExternalContext().getRequestMap().put(Reference.ATTRIBUTE, reference);
            faces.getExternalContext().responseReset();
            faces.getExternalContext().responseSendError(status, null);
            faces.responseComplete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void redirect(FacesContext faces, String address) {
        try {
            faces.getExternalContext().redirect(address);
            faces.responseComplete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
