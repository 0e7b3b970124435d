package legal.leadflow.web;

import jakarta.faces.context.ExternalContext;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.net.URISyntaxException;

/** The page a post came from, filters and all, so that it can be shown again. */
final class CameFrom {
    private CameFrom() {
    }

    /**
     * Path and query of the page; the path of the post itself where the browser does not tell or tells another place.
     * Never an address outside this server: only path and query are taken, and only if host and path are the post's own.
     */
    static String address(ExternalContext outside) {
        HttpServletRequest request = (HttpServletRequest) outside.getRequest();
        String path = request.getRequestURI();
        String referer = request.getHeader("Referer");
        if (referer == null) {
            return path;
        }
        try {
            URI page = new URI(referer);
            boolean same = path.equals(page.getRawPath()) && request.getServerName().equals(page.getHost());
            return same && page.getRawQuery() != null ? path + "?" + page.getRawQuery() : path;
        } catch (URISyntaxException e) {
            return path; // a browser never sends that; whoever does gets the page without its filters
        }
    }
}
