package legal.leadflow.web.limits;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import legal.leadflow.web.PageDefences;

/** Counts a request for whoever sent it, and answers for it when there were too many. */
@ApplicationScoped
public class RateLimits {
    static final String PROBLEM = "application/problem+json;charset=UTF-8";
    private static final int TOO_MANY_REQUESTS = 429;
    private final Map<RouteClass, Limits> limits = new EnumMap<>(RouteClass.class); // complete before the first request
    @Inject
    private Buckets buckets;
    @Inject
    private BucketKey key;
    @Inject
    private TurnedAway turnedAway;

    /**
     * Reads the settings.
     *
     * @throws IllegalArgumentException when one cannot be read: the application does not start
     */
    @PostConstruct
    void begin() {
        for (RouteClass route : RouteClass.values()) {
            limits.put(route, Limits.configured(route));
        }
    }

    /**
     * Counts one request.
     *
     * @param id of the person, address or firm
     * @return zero when it may go on, else how long until the next may
     */
    Duration count(RouteClass route, Who who, String id) {
        Quota quota = limits.get(route).of(who);
        return quota.isLimit() ? buckets.take(key.of(route, who, id, quota), quota) : Duration.ZERO;
    }

    /** Notes that whoever sends this token has to wait; of programs alone, for a person reads the page that says so. */
    void turnAway(RouteClass route, String path, String authorization, Duration wait) {
        if (RouteClass.isApi(path) && authorization != null) {
            turnedAway.note(route, authorization, wait);
        }
    }

    /** How long a program that was turned away still has to wait; zero when its request is to be looked at. */
    Duration stillAway(RouteClass route, String authorization) {
        return turnedAway.left(route, authorization);
    }

    /** Answers 429 and when to come back: a problem in JSON (RFC 9457) to programs, the page of {@code errors/busy.xhtml} to people. */
    static void refuse(HttpServletRequest request, HttpServletResponse response, Duration wait) throws IOException {
        long seconds = seconds(wait);
        response.setHeader("Retry-After", Long.toString(seconds));
        response.setHeader("Cache-Control", "no-store");
        if (RouteClass.isApi(request.getRequestURI())) {
            response.setStatus(TOO_MANY_REQUESTS);
            response.setContentType(PROBLEM);
            response.getWriter().write(problem(seconds));
            response.flushBuffer();
        } else {
            PageDefences.keepAsked(request);
            response.sendError(TOO_MANY_REQUESTS);
        }
    }

    /** Whole seconds to wait, at least one. */
    static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    static String problem(long seconds) {
        return "{\"type\":\"about:blank\",\"title\":\"Too Many Requests\",\"status\":429,\"detail\":\"Ask again in " + seconds + " s.\"}";
    }
}
