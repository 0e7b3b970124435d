package legal.leadflow.web;

import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import legal.leadflow.crypto.KeysClosed;
import legal.leadflow.kernel.Uuids;

/**
 * Tells the browser what a page may do, and refuses what another site makes a browser send here.
 * A form's hidden state does not prove where it was sent from: a valid view state with a foreign Origin ran in a trial.
 */
public class PageDefences extends HttpFilter {
    private static final long serialVersionUID = 1L;
    /** Request attribute: path and query that the browser asked for, whichever page answers. */
    static final String ASKED = "legal.leadflow.asked";
    private static final String POLICY = "Content-Security-Policy";
    /** All that pages and our servlets answer; Faces would answer any other like a GET. */
    private static final Set<String> ANSWERED = Set.of("GET", "HEAD", "POST");
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    /** Has methods of its own, and answers those it has not itself. */
    private static final String INTERFACE = "/api/";
    private static final String RESOURCES = "/jakarta.faces.resource/";
    @Inject
    private transient ContentPolicy policy;
    @Inject
    private transient DeniedCalls denied;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        protect(request, response);
        if (request.getDispatcherType() == DispatcherType.ERROR) {
            chain.doFilter(request, new OnePolicy(response));
            return;
        }
        if (!ANSWERED.contains(request.getMethod()) && !request.getServletPath().startsWith(INTERFACE)) {
            response.setHeader("Allow", "GET, HEAD, POST");
            response.setStatus(HttpServletResponse.SC_METHOD_NOT_ALLOWED); // no page of ours: Faces refuses to draw one for a method it does not know
            return;
        }
        keepAsked(request);
        if (isForeign(request)) {
            if (request.getUserPrincipal() != null) {
                denied.record("page.foreign-request");
            }
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        pass(request, response, chain);
    }

    /** Keeps what was asked for, so that an error's page can lead there again. */
    public static void keepAsked(HttpServletRequest request) {
        String query = request.getQueryString();
        request.setAttribute(ASKED, request.getRequestURI() + (query == null ? "" : "?" + query));
    }

    /** Pages answer refusals themselves; this is for servlets, whose refusals the container would call a fault of ours. */
    private void pass(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        try {
            chain.doFilter(request, new OnePolicy(response));
        } catch (ServletException | RuntimeException e) {
            KeysClosed closed = Causes.find(e, KeysClosed.class);
            boolean forbidden = Causes.find(e, EJBAccessException.class) != null;
            if (closed == null && !forbidden || response.isCommitted()) {
                throw e;
            }
            if (forbidden) {
                denied.record(e, Uuids.parse(request.getParameter("id")).orElse(null));
            } else {
                request.setAttribute(ErrorPage.WHY, closed.why());
            }
            response.reset();
            protect(request, response);
            response.sendError(forbidden ? HttpServletResponse.SC_FORBIDDEN : HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private void protect(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader(POLICY, policy.getText());
        response.setHeader("Permissions-Policy", "microphone=(), camera=(), geolocation=(), payment=(), usb=()");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Strict-Transport-Security", "max-age=63072000; includeSubDomains");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        if (!request.getServletPath().startsWith(RESOURCES)) {
            response.setHeader("Cache-Control", "no-store");
        }
    }

    /** Whether a request that changes something, or opens a channel, comes from another site or does not say where it comes from. */
    static boolean isForeign(HttpServletRequest request) {
        boolean channel = "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
        if (SAFE.contains(request.getMethod()) && !channel || hasOwnToken(request)) {
            return false;
        }
        String site = request.getHeader("Sec-Fetch-Site");
        String origin = request.getHeader("Origin");
        boolean siteRight = site == null || site.equals("same-origin");
        boolean originRight = origin == null || origin.equals(own(request));
        return !siteRight || !originRight || site == null && origin == null;
    }

    /**
     * A caller who brings a token in a header, and nothing of a session, is no browser that was led here: no site can make a browser add one.
     * Beside a session's cookie a token proves nothing, for the session may be what the call acts on.
     */
    private static boolean hasOwnToken(HttpServletRequest request) {
        String given = request.getHeader("Authorization");
        return given != null && given.regionMatches(true, 0, "Bearer ", 0, 7) && !hasSession(request);
    }

    private static boolean hasSession(HttpServletRequest request) {
        String name = request.getServletContext().getSessionCookieConfig().getName();
        return request.getRequestedSessionId() != null || request.getCookies() != null && Stream.of(request.getCookies()).anyMatch(cookie -> cookie.getName().equals(name));
    }

    private static String own(HttpServletRequest request) {
        int port = request.getServerPort();
        boolean usual = port == (request.isSecure() ? 443 : 80);
        return request.getScheme() + "://" + request.getServerName() + (usual ? "" : ":" + port);
    }

    /** PrimeFaces adds the policy with its nonce as a second header; a browser would hold the page to both, and run nothing. */
    private static final class OnePolicy extends HttpServletResponseWrapper {
        OnePolicy(HttpServletResponse response) {
            super(response);
        }

        @Override
        public void addHeader(String name, String value) {
            if (POLICY.equalsIgnoreCase(name)) {
                setHeader(name, value);
            } else {
                super.addHeader(name, value);
            }
        }
    }
}
