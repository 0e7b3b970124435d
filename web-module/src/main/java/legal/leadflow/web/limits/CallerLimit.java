package legal.leadflow.web.limits;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import legal.leadflow.tenancy.CurrentCaller;
import legal.leadflow.tenancy.NoFirm;

/** Counts a person and their firm, as soon as they are known and before anything is asked of the database for them. */
public class CallerLimit extends HttpFilter {
    private static final long serialVersionUID = 1L;
    @Inject
    private transient RateLimits limits;
    @Inject
    private transient CurrentCaller caller;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws IOException, ServletException {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        Optional<RouteClass> route = RouteClass.of(request.getMethod(), path);
        Duration wait = route.isEmpty() || request.getUserPrincipal() == null ? Duration.ZERO : count(route.get(), request.getUserPrincipal().getName());
        if (wait.isZero()) {
            chain.doFilter(request, response);
        } else {
            limits.turnAway(route.orElseThrow(), path, request.getHeader("Authorization"), wait);
            RateLimits.refuse(request, response, wait);
        }
    }

    private Duration count(RouteClass route, String person) {
        Duration wait = limits.count(route, Who.PERSON, person);
        if (!wait.isZero()) {
            return wait;
        }
        try {
            return limits.count(route, Who.FIRM, caller.get().firm().toString());
        } catch (NoFirm e) {
            return Duration.ZERO; // services refuse them; the person was counted
        }
    }
}
