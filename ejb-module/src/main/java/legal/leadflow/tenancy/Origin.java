package legal.leadflow.tenancy;

import java.util.UUID;

/**
 * Where a call came from, for the audit trail. The web module's filter sets it for each request; a job has none.
 *
 * @param address   the client's address, personal data
 * @param requestId stands in the server's log too
 */
public record Origin(String address, UUID requestId) {
    private static final ThreadLocal<Origin> CURRENT = new ThreadLocal<>();

    /** Null where no request is being answered. */
    public static Origin current() {
        return CURRENT.get();
    }

    /** For the filter: sets it, or clears it with null. */
    public static void set(Origin origin) {
        if (origin == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(origin);
        }
    }

    @Override
    public String toString() {
        return "request " + requestId;
    }
}
