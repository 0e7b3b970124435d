package legal.leadflow.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import legal.leadflow.kernel.Uuids;
import legal.leadflow.tenancy.Origin;
import org.jboss.logging.MDC;

/** Tells the audit trail where a request came from. Stands before all other filters, because they refuse requests too. */
public class RequestOrigin extends HttpFilter {
    private static final long serialVersionUID = 1L;
    /** What each line of the log names the request by. */
    private static final String REQUEST = "request";
    /** Request attribute: the {@link Origin} of a request. */
    public static final String ATTRIBUTE = "legal.leadflow.origin";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        // an error page is another dispatch of the same request, within the first
        Origin outer = Origin.current();
        Origin origin = request.getAttribute(ATTRIBUTE) instanceof Origin known ? known : new Origin(request.getRemoteAddr(), Uuids.next());
        request.setAttribute(ATTRIBUTE, origin);
        Origin.set(origin);
        MDC.put(REQUEST, origin.requestId().toString());
        try {
            chain.doFilter(request, response);
        } finally {
            Origin.set(outer);
            if (outer == null) {
                MDC.remove(REQUEST);
            }
        }
    }
}
