package legal.leadflow.web.metrics;

import io.undertow.servlet.handlers.ServletPathMatch;
import io.undertow.servlet.handlers.ServletRequestContext;
import java.util.Set;

/** What a request asked for, without what was in it: {@code /calls/log}, {@code /api/v1/leads/{id}}. As many as the application has, whatever is sent. */
final class Route {
    /** Request attribute: the template of a REST resource's path, set by whoever knows it. */
    static final String ATTRIBUTE = "legal.leadflow.route";
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final String RESOURCES = "/jakarta.faces.resource/";

    private Route() {
    }

    /** The route that the browser asked for, whichever page answered. */
    static String of(ServletRequestContext request) {
        if (request.getServletRequest() != null && request.getServletRequest().getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        return of(request.getOriginalServletPathMatch());
    }

    private static String of(ServletPathMatch match) {
        if (match == null || match.getMappingMatch() == null) {
            return "other";
        }
        return switch (match.getMappingMatch()) {
            case EXACT -> match.getMatched();
            case CONTEXT_ROOT -> "/";
            case PATH -> match.getMatched() + "/*";
            case EXTENSION -> match.getMatched().startsWith(RESOURCES) ? RESOURCES + "*" : "*.xhtml";
            case DEFAULT -> "other";
        };
    }

    /** The method, or {@code other} for what no browser sends: names of methods are the sender's choice. */
    static String method(String name) {
        return METHODS.contains(name) ? name : "other";
    }
}
