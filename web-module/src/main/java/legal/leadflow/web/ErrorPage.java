package legal.leadflow.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.Arrays;
import legal.leadflow.crypto.KeysClosed;

/** Backs the pages in {@code errors/}: which reference, which status, where to go from here. */
@Named
@RequestScoped
public class ErrorPage {
    private static final int TOO_MANY_REQUESTS = 429;
    /** Request attribute: why the firm's keys do not open. */
    static final String WHY = "legal.leadflow.why";
    @Inject
    private HttpServletRequest request;
    private String reference;

    /** The reference that stands in the log; made here when nobody before has logged what happened. */
    public String getReference() {
        if (reference == null) {
            reference = known();
        }
        return reference;
    }

    private String known() {
        if (request.getAttribute(Reference.ATTRIBUTE) instanceof String given) {
            return given;
        }
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
            return Reference.log(thrown);
        }
        String fromAjax = request.getParameter("ref");
        return Reference.isOne(fromAjax) ? fromAjax : Reference.next();
    }

    /** Why the firm's data is sealed, {@code MISSING}: for whoever looks after the keys. */
    public String getWhy() {
        Object given = request.getAttribute(WHY) == null ? request.getParameter("why") : request.getAttribute(WHY);
        return Arrays.stream(KeysClosed.Why.values()).map(KeysClosed.Why::name).filter(why -> why.equals(String.valueOf(given))).findFirst().orElse("UNOPENED");
    }

    public Instant getNow() {
        return Instant.now();
    }

    /** The status that is being answered; 0 when the page was asked for by its address. */
    public int getStatus() {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status ? status : 0;
    }

    /** Where to try again: the page that was asked for, else the first page. */
    public String getAgain() {
        boolean failed = getStatus() != 0 && "GET".equals(request.getMethod());
        return failed && request.getAttribute(PageDefences.ASKED) instanceof String address ? address : "/";
    }

    /** Whether the request is answered that it was one too many: then nothing is asked of the database for it. */
    static boolean isBusy(HttpServletRequest request) {
        return Integer.valueOf(TOO_MANY_REQUESTS).equals(request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE));
    }
}
