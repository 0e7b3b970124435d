package legal.leadflow.web;

import jakarta.enterprise.context.SessionScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.io.Serializable;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The person who is signed in, as the pages need to know them; asked for once per session and again when settings change. */
@SessionScoped
public class Visitor implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final List<String> ROLES = List.of("receptionist", "intake", "attorney", "partner", "marketing", "provider",
            "compliance", "firm-admin");
    @Inject
    @SuppressWarnings("serial") // the container injects a proxy, which is serializable
    private HttpServletRequest request;
    private Language language;
    private Theme theme = Theme.SYSTEM;
    private boolean shortcuts = true;

    String name() {
        return request.getUserPrincipal().getName();
    }

    String firm() {
        return "";
    }

    ZoneId zone() {
        return ZoneId.of("America/Chicago");
    }

    /** The roles held, in the order of the product's list; asked of each request's token. */
    Set<String> roles() {
        Set<String> held = new LinkedHashSet<>(ROLES);
        held.removeIf(role -> !request.isUserInRole(role));
        return held;
    }

    Language language() {
        return language == null ? Language.of(request.getHeader("Accept-Language")) : language;
    }

    Theme theme() {
        return theme;
    }

    boolean shortcuts() {
        return shortcuts;
    }

    void settle(Theme chosen, Language spoken, boolean keys) {
        theme = chosen;
        language = spoken;
        shortcuts = keys;
    }
}
