package legal.leadflow.web.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import legal.leadflow.identity.Arrivals;
import legal.leadflow.tenancy.Caller;
import legal.leadflow.tenancy.CurrentCaller;

/**
 * Presents a caller to the firm as a page's session does when it begins: their row is made or refreshed, and the firm's key is checked.
 * A program has no session, so it is presented again when half an hour has passed, or when its token tells other roles.
 */
@ApplicationScoped
public class KnownCallers {
    private static final int MOST = 10_000;
    private static final long VALID_NANOS = Duration.ofMinutes(30).toNanos();
    private final Map<Caller, Long> presented = new LinkedHashMap<>();
    @Inject
    private CurrentCaller caller;
    @Inject
    private Arrivals arrivals;

    /** @throws legal.leadflow.tenancy.NoFirm when the token is of no firm, or of several */
    void meet() {
        Caller now = caller.get();
        if (!isPresented(now)) {
            arrivals.signedIn();
            keep(now);
        }
    }

    private synchronized boolean isPresented(Caller now) {
        Long since = presented.get(now);
        return since != null && System.nanoTime() - since < VALID_NANOS;
    }

    private synchronized void keep(Caller now) {
        presented.remove(now);
        presented.put(now, System.nanoTime());
        if (presented.size() > MOST) {
            Iterator<Caller> oldest = presented.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }
}
