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
 * that asks far too much takes less of the server from the others (S29). What gets in here came with a token that was verified; of each, a digest is held and nothing else.
 */
@ApplicationScoped
class TurnedAway {
    private static final int MOST_HELD = 10_000;
    private static final Duration LONGEST = Duration.ofSeconds(1); // a setting of another server, or a bucket that was cleaned, counts soon
    private static final int LONGEST_TOKEN = 8_192; // UTF-16 units; ours are below 2,000
    private final LongSupplier nanoTime;
    private final Map<String, Wait> waits = new LinkedHashMap<>(256, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Wait> eldest) {
            return size() > MOST_HELD;
        }
    };

    /** Until when it is refused here, and until when it will be: what it is told. */
    private record Wait(long here, long whole) {
    }

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
        String key = key(route, authorization);
        long now = nanoTime.getAsLong();
        synchronized (waits) {
            waits.put(key, new Wait(now + Math.min(wait.toNanos(), LONGEST.toNanos()), now + wait.toNanos()));
        }
    }

    /**
     * How long whoever sends this will be refused; zero when that is to be found out.
     *
     * @param authorization may be null
     */
    Duration left(RouteClass route, String authorization) {
        if (authorization == null || token(authorization).length() > LONGEST_TOKEN) {
            return Duration.ZERO;
        }
        String key = key(route, authorization);
        long now = nanoTime.getAsLong();
        synchronized (waits) {
            Wait wait = waits.get(key);
            if (wait != null && wait.here() - now <= 0) {
                waits.remove(key);
                return Duration.ZERO;
            }
            return wait == null ? Duration.ZERO : Duration.ofNanos(wait.whole() - now);
        }
    }

    /** Without the word before it: in other letters or with more blanks it is the same one. */
    private static String token(String authorization) {
        return authorization.replaceFirst("^\\S*\\s+", "").strip();
    }

    private static String key(RouteClass route, String authorization) {
        try {
            return route + " " + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token(authorization).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }
}
