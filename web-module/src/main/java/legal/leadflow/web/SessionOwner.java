package legal.leadflow.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;

/**
 * A session serves the person it began with and nobody else: what pages keep in it (names, the firm's name, searches) is theirs.
 * Whoever comes with another person's session, by a token or by signing in at a shared computer, loses it and begins anew.
 */
public class SessionOwner extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String OWNER = "legal.leadflow.owner";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        String person = request.getUserPrincipal() == null ? null : request.getUserPrincipal().getName();
        if (person == null) {
            chain.doFilter(request, response);
        } else if (isAnothers(request.getSession(false), person)) {
            beginAnew(request, response);
        } else {
            chain.doFilter(request, response);
            own(request.getSession(false), person);
        }
    }

    private static boolean isAnothers(HttpSession session, String person) {
        return session != null && session.getAttribute(OWNER) != null && !person.equals(session.getAttribute(OWNER));
    }

    private static void own(HttpSession session, String person) {
        if (session != null && session.getAttribute(OWNER) == null) {
            session.setAttribute(OWNER, person);
        }
    }

    private static void beginAnew(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getSession(false).invalidate();
        String path = request.getRequestURI();
        if (!"GET".equals(request.getMethod())) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (path.matches("/(?![/\\\\]).*")) { // of our own; "//host" would be another's
            response.sendRedirect(request.getQueryString() == null ? path : path + "?" + request.getQueryString());
        } else {
            response.sendRedirect("/");
        }
    }
}
