package legal.leadflow.web.limits;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Programs that were refused a moment ago, by their tokens: while their wait lasts they are refused before the token is verified again, which costs many times what the answer does. So a firm
 * that asks far too much takes less of the server from the others (S29). Only tokens that were verified get in here; of each, a digest is held and nothing else.
 */
@ApplicationScoped
class TurnedAway {
    private static final int MOST_HELD = 10_000;
    private static final Duration LONGEST = Duration.ofSeconds(1); // a setting of another server, or a bucket that was cleaned, counts soon
    private final LongSupplier nanoTime;
    private final Map<String, Long> until = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_HELD;
        }
    };

    TurnedAway() {
        this(System::nanoTime);
    }

    /** For tests. */
    TurnedAway(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Notes a refusal.
     *
     * @param authorization the request's header of that name, whose token was verified
     */
    void note(RouteClass route, String authorization, Duration wait) {
        long rests = Math.min(wait.toNanos(), LONGEST.toNanos());
        synchronized (until) {
            until.put(key(route, authorization), nanoTime.getAsLong() + rests);
        }
    }

    /**
     * How long whoever sends this is still refused; zero when that is to be found out.
     *
     * @param authorization may be null
     */
    Duration left(RouteClass route, String authorization) {
        if (authorization == null) {
            return Duration.ZERO;
        }
        synchronized (until) {
            if (until.isEmpty()) {
                return Duration.ZERO;
            }
            Long end = until.get(key(route, authorization));
            return end == null || end - nanoTime.getAsLong() <= 0 ? Duration.ZERO : Duration.ofNanos(end - nanoTime.getAsLong());
        }
    }

    private static String key(RouteClass route, String authorization) {
        try {
            return route + " " + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(authorization.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
